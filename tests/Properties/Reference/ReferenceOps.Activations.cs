using System.Collections.Immutable;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

internal static partial class ReferenceOps
{
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> Activations =>
    [
        One("relu", c => c.X | Relu),
        One("leaky_relu", c => c.X | LeakyRelu(c.Number("negative_slope"))),
        One("elu", c => c.X | Elu(c.Number("alpha"))),
        One("silu", c => c.X | Silu),
        One("sign", c => Sign(c.X)),
        One("relu6", c => c.X | Relu6),
        One("selu", c => c.X | Selu),
        One("celu", c => c.X | Celu(c.Number("alpha"))),
        One("gelu", c => c.X | (c.Text("approximate") is "tanh" ? GeluTanh : Gelu)),
        One("softplus", c => c.X | SoftplusOf(c.Number("beta"), c.Number("threshold"))),
        One("mish", c => c.X | Mish),
        One("hardtanh", c => c.X | HardTanh(c.Number("min_val"), c.Number("max_val"))),
        One("hardsigmoid", c => c.X | HardSigmoid),
        One("hardswish", c => c.X | HardSwish),
        One("hardshrink", c => c.X | HardShrink(c.Number("lambd"))),
        One("softshrink", c => c.X | SoftShrink(c.Number("lambd"))),
        One("tanhshrink", c => c.X | TanhShrink),
        One("softsign", c => c.X | Softsign),
        One("logsigmoid", c => c.X | LogSigmoid),
        One("threshold", c => c.X | Threshold(c.Number("threshold"), c.Number("value"))),
        One("heaviside", c => c.X | BinaryStep(c.Number("value_at_zero"))),
    ];
}
