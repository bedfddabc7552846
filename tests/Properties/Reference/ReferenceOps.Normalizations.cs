using System.Collections.Immutable;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

internal static partial class ReferenceOps
{
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> Normalizations =>
    [
        // Without a momentum, running statistics are means of those of all batches: after the first, its own.
        ("batch_norm_train", c =>
        {
            var runs = c.Has("running_mean");
            Expr? none = runs ? null : Expr.Fill([c.X.Shape[1]], 0);
            var (y, mean, variance) = BatchNormTraining(c.X, none ?? c["running_mean"], none ?? c["running_var"], Optional(c, "weight"), Optional(c, "bias"), c.Number("momentum", 1), c.Number("eps"));
            return runs ? [y, mean, variance] : [y];
        }),
        ("batch_norm_eval", c => [BatchNorm(c.X, c["running_mean"], c["running_var"], Optional(c, "weight"), Optional(c, "bias"), c.Number("eps")), c["running_mean"], c["running_var"]]),
        One("layer_norm", c => LayerNorm(c.X, c.Ints("normalized_shape").Length, Optional(c, "weight"), Optional(c, "bias"), c.Number("eps"))),
        One("group_norm", c => GroupNorm(c.X, c.Int("groups"), Optional(c, "weight"), Optional(c, "bias"), c.Number("eps"))),
        One("instance_norm", c => InstanceNorm(c.X, Optional(c, "weight"), Optional(c, "bias"), c.Number("eps"))),
        One("dropout", c => c.Number("p") is 1 && c.Flag("training") ? 0.0 * c.X : c.Flag("training") ? new DropoutOp(c.Number("p"), "dropout").Apply(c.X, Expr.Constant(((Key)1).ToTensor())) : c.X),
        One("dropout_mask", c => c.X * c["mask"] * (c.Number("p") is 1 ? 0 : 1 / (1 - c.Number("p")))),
    ];
}
