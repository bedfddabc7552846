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
        ("alpha-dropout", [5]),
    ];
}
