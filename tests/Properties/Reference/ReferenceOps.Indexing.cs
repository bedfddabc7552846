using System.Collections.Immutable;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

internal static partial class ReferenceOps
{
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> Indexing =>
    [
        One("gather", c => Gather(c.X, c.Int("axis"), c["index"])),
        One("scatter_add", c => ScatterAdd(c.X, c.Int("axis"), c["index"], c["src"])),
        One("index_select", c => Take(c.X, c.Int("axis"), c["index"])),
        One("embedding", c => Embedding(c["weight"], c["index"], c.Find("padding_idx").IsSome ? c.Int("padding_idx") : null)),
    ];
}
