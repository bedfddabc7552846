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
        One("softmax", c => OnAxis(c, x => x | SoftmaxOn(c.Int("axis")))),
        One("log_softmax", c => OnAxis(c, x => x | LogSoftmaxOn(c.Int("axis")))),
        One("softmin", c => OnAxis(c, x => x | SoftminOn(c.Int("axis")))),
        One("glu", c => Glu(c.X, c.Int("axis"))),
        One("maxout", c => Maxout(c.X, c.Int("pieces"), c.Int("axis"))),
    ];
}
