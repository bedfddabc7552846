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
        Two("max_with_index", c => OnAxis(c, x => MaxWithIndex(x, c.Int("axis"), c.Flag("keepdim")))),
        Two("min_with_index", c => OnAxis(c, x => MinWithIndex(x, c.Int("axis"), c.Flag("keepdim")))),
        One("argmax", c => Arg(c, ArgMax)),
        One("argmin", c => Arg(c, ArgMin)),
        One("cumsum", c => OnAxis(c, x => CumSum(x, c.Int("axis")))),
        One("cumprod", c => OnAxis(c, x => CumProd(x, c.Int("axis")))),
        Two("topk", c => OnAxis(c, x => TopK(x, c.Int("k"), c.Int("axis"), c.Flag("largest")))),
        Two("sort", c => OnAxis(c, x => Sort(x, c.Int("axis"), c.Flag("descending")))),
    ];

    private static (string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs) Two(string op, Func<ReferenceCase, (Expr, Expr)> outputs) =>
        (op, c => outputs(c) is var (first, second) ? [first, second] : []);

    /// <summary>Along an axis, or over all elements in their order.</summary>
    private static Expr Arg(ReferenceCase c, Func<Expr, int, bool, Expr> arg) => c.Find("axis").IsSome
        ? OnAxis(c, x => arg(x, c.Int("axis"), c.Flag("keepdim")))
        : Reshape(arg(Reshape(c.X, [c.X.Shape.Size]), 0, false), c.Flag("keepdim") ? Shape.Of([.. Enumerable.Repeat((Dim)1, c.X.Shape.Rank)]) : Shape.Scalar);

    /// <summary>Along an axis of x, of which the reference gives one to a scalar too.</summary>
    private static Expr OnAxis(ReferenceCase c, Func<Expr, Expr> output) => c.X.Shape.Rank > 0 ? output(c.X) : Reshape(output(Unsqueeze(c.X, 0)), []);

    private static (Expr, Expr) OnAxis(ReferenceCase c, Func<Expr, (Expr, Expr)> outputs) =>
        c.X.Shape.Rank > 0 ? outputs(c.X) : outputs(Unsqueeze(c.X, 0)) is var (first, second) ? (Reshape(first, []), Reshape(second, [])) : default;

    private static Axes? Over(ReferenceCase c) => c.Find("axes").IsSome ? Axes.Of(c.X.Shape.Rank > 0 ? c.Ints("axes") : []) : null;
}
