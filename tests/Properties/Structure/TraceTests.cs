using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

public sealed class TraceTests
{
    [Property]
    public Property A_trace_has_the_value_and_the_adjoint_of_every_value() => Prop.ForAll(Arb.From(ExprGenerators.SmoothScalar), c =>
    {
        var (graph, rows) = (Graph.Of(c.Expr), Trace.Of<double>(c.Expr, c.Env).OrThrow());
        Assert.Equal(graph.Values, rows.Select(r => r.Expr));
        Assert.Equal(graph.EvaluateAll<double>(c.Env).OrThrow(), rows.Select(r => r.Value));
        Assert.Equal(rows.Length, rows.DistinctBy(r => r.Name).Count());
        Assert.All(graph.Nodes, n => Assert.Equal(n.Inputs.Select(i => rows[i].Name), rows[n.First].Inputs));
        Assert.All(rows, r => Assert.Equal(c.Expr.Gradient(r.Expr).Evaluate<double>(c.Env).OrThrow(), r.Adjoint.IfNone(() => throw new InvalidOperationException(r.Name))));
        Assert.Equal(Tensor.Scalar(1.0), rows[graph.Outputs[0]].Adjoint.IfNone(Tensor.Scalar(0.0)));
    });

    [Fact]
    public void An_index_has_no_adjoint()
    {
        var (x, target) = (Input("x", [2, 3]), Input("target", new TensorType([2], Kind.Index)));
        var rows = Trace.Of<double>(Losses.SoftmaxCrossEntropy.Of(x, target), Env.Of(("x", Tensor.Fill([2, 3], 0.5)), ("target", Tensor.Vector(0, 2)))).OrThrow();
        Assert.True(rows.Single(r => r.Name == "target").Adjoint.IsNone);
        Assert.True(rows.Single(r => r.Name == "x").Adjoint.IsSome);
        Assert.Equal(rows.Select(r => r.Name).Distinct().Count(), rows.Length);
    }

    [Property(Arbitrary = [typeof(ExprGenerators)])]
    public void What_is_not_finite_has_an_origin_whose_inputs_are(ExprCase @case, bool behind)
    {
        var graph = behind ? Graph.Of(@case.Expr - (2.0 * Log(@case.Expr))) : Graph.Of([.. @case.Variables.Select(v => Log(v) * 0.0), Sum(Log(@case.Expr)) - @case.Expr]);
        var values = graph.EvaluateAll<double>(@case.Env).OrThrow();
        bool Finite(int value) => values[value].To<double>().Span.ToArray().All(double.IsFinite);
        Trace.NonFiniteOrigin<double>(graph, @case.Env).OrThrow().Match(
            Some: origin =>
            {
                var at = graph.Values.IndexOf(origin.Expr);
                Assert.Equal(values[at], origin.Value);
                Assert.False(Finite(at));
                Assert.All(graph.Nodes.Last(n => n.First <= at).Inputs, input => Assert.True(Finite(input)));
            },
            None: () => Assert.All(graph.Outputs, output => Assert.True(Finite(output))));
    }

    [Fact]
    public void What_does_not_fit_is_told()
    {
        var x = Input("x", [2]);
        Assert.Equal(["variable without a value"], Trace.Of<double>(Sum(x), Env.Empty).Errors().Select(e => e.What));
        Assert.Equal(["gradient"], Trace.Of<double>(x, Env.Empty).Errors().Select(e => e.What));
    }
}
