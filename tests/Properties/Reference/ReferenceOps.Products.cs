using System.Collections.Immutable;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

internal static partial class ReferenceOps
{
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> Products =>
    [
        One("matmul", c => MatMul(c["a"], c["b"])),
        One("linear", c => Linear(c.X, c["weight"], c.Has("bias") ? c["bias"] : null)),
        One("bilinear", c => Bilinear(c["x1"], c["x2"], c["weight"], c.Has("bias") ? c["bias"] : null)),
        One("einsum", c => Einsum(c.Text("equation"), [.. c.All])),
    ];
}
