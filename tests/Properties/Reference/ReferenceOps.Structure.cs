using System.Collections.Immutable;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

internal static partial class ReferenceOps
{
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> Structure =>
    [
        One("matmul", c => MatMul(c["a"], c["b"])),
        One("one_hot", c => OneHot(c["index"], c.Int("classes"))),
    ];
}
