"""Made digits-0-to-6.safetensors, beside this file: python3 digits-0-to-6.py ../../../src/Training/Data/Tables/digits.csv

A small convolutional network, trained by PyTorch 1.13 to tell the digits 0 to 6 apart, wherever they are in a field of 12 by 12.
Written without the safetensors package: 8 bytes with the length of the header, the header as JSON, the numbers.
"""
import json
import struct
import sys

import numpy as np
import torch
from torch import nn

torch.manual_seed(0)
torch.set_num_threads(1)
draws = np.random.RandomState(0)
table = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1, dtype=np.float32)
table = table[table[:, 64] < 7]
images, digits = table[:, :64].reshape(-1, 8, 8) / 16, torch.tensor(table[:, 64]).long()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(144, 32), nn.ReLU())
        self.classifier = nn.Linear(32, 7)

    def forward(self, x):
        return self.classifier(self.features(x))


def placed(rows):
    fields = np.zeros((len(rows), 1, 12, 12), np.float32)
    for field, row in zip(fields, rows):
        top, left = draws.randint(0, 5, 2)
        field[0, top:top + 8, left:left + 8] = images[row]
    return torch.tensor(fields)


net = Net()
adam = torch.optim.Adam(net.parameters(), lr=2e-3)
for _ in range(3000):
    rows = draws.choice(len(images), 64)
    adam.zero_grad()
    nn.functional.cross_entropy(net(placed(rows)), digits[rows]).backward()
    adam.step()

with torch.no_grad():
    rows = np.arange(len(images))
    print("accuracy at other places:", (net(placed(rows)).argmax(1) == digits).float().mean().item())

header, data = {"__metadata__": {"format": "pt"}}, b""
for name, tensor in net.state_dict().items():
    raw = tensor.numpy().astype("<f4").tobytes()
    header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
    data += raw
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
with open(__file__.replace(".py", ".safetensors"), "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + data)
