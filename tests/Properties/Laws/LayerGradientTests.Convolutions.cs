namespace Functional.Nn.Properties;

public sealed partial class LayerGradientTests
{
    private static (string Layer, Shape Example)[] Convolutions =>
    [
        ("conv 2 3", [2, 5]),
        ("conv 4 2 stride=2 padding=1 dilation=2 groups=2 weight=he-uniform", [2, 4, 3]),
        ("conv 1 2 bias=false", [1, 2, 2, 3]),
        ("conv-transpose 2 3 stride=2 padding=1 output-padding=1", [2, 2, 3]),
        ("max-pool 2 stride=1", [2, 4, 3]),
        ("avg-pool 3 stride=2 padding=1 ceil-mode=true count-padding=false", [1, 4, 5]),
        ("adaptive-max-pool 2", [1, 3, 5]),
        ("adaptive-avg-pool 2", [1, 3, 5]),
        ("global-max-pool", [2, 3]),
        ("global-avg-pool keep-axes=true", [2, 3]),
        ("batch-norm", [3]),
        ("batch-norm momentum=0.5 epsilon=0.1", [2, 3]),
        ("layer-norm axes=2", [2, 3]),
        ("group-norm 2", [4, 3]),
        ("instance-norm affine=true", [2, 4]),
        ("upsample 2", [2, 2, 2]),
        ("upsample 2 interpolation=linear align-corners=true", [1, 2, 3]),
        ("pixel-shuffle 2", [4, 1, 2]),
        ("conv 2 [3, 2] stride=[1, 2] padding=[1, 0] dilation=[1, 2]", [2, 3, 5]),
        ("conv 2 [2, 3] stride=2 padding=same", [1, 4, 5]),
        ("conv-transpose 1 [2, 3] stride=[2, 1] output-padding=[1, 0]", [2, 2, 3]),
        ("conv-transpose 2 2 padding=same", [2, 4]),
        ("max-pool [2, 3] stride=[1, 2] padding=same", [1, 4, 5]),
        ("avg-pool [2, 1] padding=[1, 0]", [1, 3, 3]),
        ("adaptive-avg-pool [1, 2]", [1, 3, 5]),
        ("upsample [1, 3]", [1, 2, 2]),
        ("pixel-unshuffle 2", [1, 2, 4]),
        ("unfold [2, 3] stride=[1, 2] padding=1", [2, 3, 4]),
        ("fold [3, 4] [2, 3] padding=same", [12, 12]),
        ("pad 1 mode=reflect", [1, 3, 2]),
        ("pad [1, 0] after=[0, 2] value=2.5", [1, 2, 3]),
        ("pad -1 after=2 mode=circular", [2, 3]),
        ("rms-norm", [2, 3]),
        ("rms-norm axes=2 epsilon=0.1 affine=false", [2, 3]),
        ("channel-dropout rate=0.4", [3, 2]),
        ("alpha-dropout", [5]),
    ];
}
