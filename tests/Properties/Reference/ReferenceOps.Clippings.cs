using System.Collections.Immutable;
using Functional.Nn.Training;

namespace Functional.Nn.Properties;

internal static partial class ReferenceOps
{
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> Clippings =>
    [
        ("clip_grad_norm", c => [.. Clipped(c, new ClipTransform(c.Number("max_norm"), c.Number("norm_type"))), ClipTransform.Norm(c.All, c.Number("norm_type"))]),
        ("clip_grad_value", c => Clipped(c, new ClipByValueTransform(c.Number("clip_value")))),
    ];

    private static ImmutableArray<Expr> Clipped(ReferenceCase c, GradientTransform transform) =>
        [.. transform.Apply([.. c.All.Select(g => new Learned(((VarOp)g.Op).Variable, g, g))], Expr.Var("step", Shape.Scalar), "").Updates.Select(update => update.Update)];
}
