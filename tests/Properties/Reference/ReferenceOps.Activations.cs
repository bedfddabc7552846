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
    ];
}
