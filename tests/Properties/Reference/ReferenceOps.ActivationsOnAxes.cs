using System.Collections.Immutable;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

internal static partial class ReferenceOps
{
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> ActivationsOnAxes =>
    [
        One("prelu", c => PRelu(c.X, c["weight"], c.Int("channel_axis"))),
        One("rrelu_eval", c => RRelu(c.X, c.Number("lower"), c.Number("upper"))),
        One("softmax", c => c.X | SoftmaxOn(c.Int("axis"))),
        One("log_softmax", c => c.X | LogSoftmaxOn(c.Int("axis"))),
        One("softmin", c => c.X | SoftminOn(c.Int("axis"))),
        One("glu", c => Glu(c.X, c.Int("axis"))),
        One("maxout", c => Maxout(c.X, c.Int("pieces"), c.Int("axis"))),
    ];
}
