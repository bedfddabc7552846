using System.Collections.Immutable;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

internal static partial class ReferenceOps
{
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> Reductions =>
    [
        One("sum", c => Sum(c.X, Over(c), c.Flag("keepdim"))),
        One("mean", c => Mean(c.X, Over(c), c.Flag("keepdim"))),
        One("max", c => Max(c.X, Over(c), c.Flag("keepdim"))),
        One("min", c => Min(c.X, Over(c), c.Flag("keepdim"))),
        One("logsumexp", c => LogSumExp(c.X, Over(c), c.Flag("keepdim"))),
        One("var", c => Variance(c.X, Over(c), c.Flag("keepdim"), c.Flag("unbiased"))),
        One("std", c => Std(c.X, Over(c), c.Flag("keepdim"), c.Flag("unbiased"))),
        One("prod", c => Prod(c.X, Over(c), c.Flag("keepdim"))),
        One("norm_l2", c => NormL2(c.X, Over(c), c.Flag("keepdim"))),
        One("norm_l1", c => NormL1(c.X, Over(c), c.Flag("keepdim"))),
        Two("max_with_index", c => MaxWithIndex(c.X, c.Int("axis"), c.Flag("keepdim"))),
        Two("min_with_index", c => MinWithIndex(c.X, c.Int("axis"), c.Flag("keepdim"))),
        One("argmax", c => Arg(c, ArgMax)),
        One("argmin", c => Arg(c, ArgMin)),
        One("cumsum", c => CumSum(c.X, c.Int("axis"))),
        One("cumprod", c => CumProd(c.X, c.Int("axis"))),
        Two("topk", c => TopK(c.X, c.Int("k"), c.Int("axis"), c.Flag("largest"))),
        Two("sort", c => Sort(c.X, c.Int("axis"), c.Flag("descending"))),
    ];

    private static (string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs) Two(string op, Func<ReferenceCase, (Expr, Expr)> outputs) =>
        (op, c => outputs(c) is var (first, second) ? [first, second] : []);

    /// <summary>Along an axis, or over all elements in their order.</summary>
    private static Expr Arg(ReferenceCase c, Func<Expr, int, bool, Expr> arg) => c.Find("axis").IsSome
        ? arg(c.X, c.Int("axis"), c.Flag("keepdim"))
        : Reshape(arg(Reshape(c.X, [c.X.Shape.Size]), 0, false), c.Flag("keepdim") ? Shape.Of([.. Enumerable.Repeat((Dim)1, c.X.Shape.Rank)]) : Shape.Scalar);

    private static Axes? Over(ReferenceCase c) => c.Find("axes").IsSome ? Axes.Of(c.Ints("axes")) : null;
}
