using System.Collections.Immutable;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

public sealed class ScanTests
{
    private static readonly Expr C = Expr.Var("c", Shape.Of(2));
    private static readonly Expr W = Expr.Var("w", Shape.Of(2));

    private static Gen<(int Length, bool Backwards, Key Key)> Runs =>
        from length in Gen.Choose(0, 5) from backwards in Gen.Elements(false, true) from key in TensorGenerators.Keys select (length, backwards, key);

    [Property]
    public Property A_scan_is_its_steps_written_out() => Prop.ForAll(Runs.ToArbitrary(), run =>
    {
        var (x, scan) = (Expr.Var("x", Shape.Of(run.Length, 2)), Folded(run.Length, run.Backwards));
        var (carry, outputs) = (C, new Expr[run.Length]);
        foreach (var at in run.Backwards ? Enumerable.Range(0, run.Length).Reverse() : Enumerable.Range(0, run.Length))
            (carry, outputs[at]) = Step(carry, IndexAxis(x, 0, at));
        Expr[] written = [carry, run.Length == 0 ? Expr.Fill([0, 2], 0) : Stack(0, [.. outputs])];
        ImmutableArray<Expr> wrt = [C, W, x];
        var all = Graph.Of([.. scan, .. written, .. Pulled([.. scan], wrt), .. Pulled([.. written], wrt)]);
        var values = all.Evaluate<double>(Points.Draw(all, run.Key)).OrThrow().Select(v => v.To<double>().Span.ToArray()).ToArray();
        Close(values[0], values[2]);
        Close(values[1], values[3]);
        for (var i = 0; i < 3; i++)
            Close(values[4 + i], values[7 + i]);
    });

    [Fact]
    public void A_thousand_steps_make_a_small_graph_and_so_do_their_gradients()
    {
        var loss = Sum(Folded(1000, backwards: false)[1]);
        var gradient = loss.Gradient(W);
        Assert.InRange(Graph.Of(Sum(gradient).Gradient(C)).Nodes.Length, 1, 500);
        Assert.True(Graph.Of(gradient).Nodes.Length == Graph.Of(Sum(Folded(10, backwards: false)[1]).Gradient(W)).Nodes.Length);
        Assert.True(gradient.Evaluate<double>(Env.Of(("c", Tensor.Vector(0.1, 0.2)), ("w", Tensor.Vector(0.3, -0.4)), ("x", Tensor.Fill([1000, 2], 0.5)))).OrThrow().Span.ToArray().All(double.IsFinite));
    }

    [Fact]
    public void What_does_not_change_from_step_to_step_is_computed_outside()
    {
        var scan = Scan([C], [Expr.Var("x", Shape.Of(3, 2))], (c, x) => ([c[0] * Exp(Square(W))], [x[0] + Exp(Square(W))]));
        Assert.Contains(Graph.Of(scan.Last).Nodes, node => node.Op is ExpOp);
        Assert.DoesNotContain(Graph.Of(((ScanOp)scan.Last[0].Op).Step.Values).Nodes, node => node.Op is ExpOp);
    }

    [Fact]
    public void What_is_kept_for_the_way_back_is_not_computed_in_prediction()
    {
        var model = Lstm(4).Build([5, 3]).OrThrow();
        int Outputs(Expr expr) => Graph.Of(expr).Nodes.Where(node => node.Op is ScanOp).Sum(node => ((ScanOp)node.Op).Step.Outputs.Length);
        Assert.Equal(3, Outputs(model.Prediction));
        Assert.InRange(Outputs(model.Output), 4, 20);
        var env = model.Initial<double>(1).With("x", Tensor.Generate([2, 5, 3], i => Math.Sin(i)));
        Assert.Equal(model.Output.Evaluate<double>(env).OrThrow(), model.Prediction.Evaluate<double>(env).OrThrow());
    }

    [Fact]
    public void Equal_steps_make_equal_scans() => Assert.Equal(Folded(4, backwards: true), Folded(4, backwards: true));

    [Fact]
    public void A_scan_in_a_scan_sees_the_carries_around_it()
    {
        var x = Expr.Var("x", Shape.Of(3, 2));
        var nested = Scan([C], [x], (outer, row) => ([Scan([outer[0]], [x], (inner, other) => ([inner[0] + (other[0] * outer[0] * row[0])], [])).Last[0]], [])).Last[0];
        Expr carry = C;
        for (var i = 0; i < 3; i++)
        {
            var inner = carry;
            for (var j = 0; j < 3; j++)
                inner += IndexAxis(x, 0, j) * carry * IndexAxis(x, 0, i);
            carry = inner;
        }

        var all = Graph.Of([nested, carry, .. Pulled([nested], [x, C]), .. Pulled([carry], [x, C])]);
        var values = all.Evaluate<double>(Points.Draw(all, 3)).OrThrow().Select(v => v.To<double>().Span.ToArray()).ToArray();
        Close(values[0], values[1]);
        Close(values[2], values[4]);
        Close(values[3], values[5]);
    }

    [Fact]
    public void Passes_go_into_the_steps()
    {
        var scan = Scan([C], [Expr.Var("x", Shape.Of(3, 2))], (c, x) => ([InTraining(c[0] * W, c[0] + x[0])], [])).Last[0];
        var expected = Scan([C], [Expr.Var("x", Shape.Of(3, 2))], (c, x) => ([c[0] + x[0]], [])).Last[0];
        Assert.DoesNotContain(Graph.Of(((ScanOp)Passes.Inference.Run(scan).Op).Step.Values).Nodes, node => node.Op is InTrainingOp);
        var env = Env.Of(("c", Tensor.Vector(0.1, 0.2)), ("w", Tensor.Vector(0.3, -0.4)), ("x", Tensor.Fill([3, 2], 0.5)));
        Assert.Equal(expected.Evaluate<double>(env).OrThrow(), Passes.Inference.Run(scan).Evaluate<double>(env).OrThrow());
    }

    [Fact]
    public void Sequences_of_different_lengths_and_carries_that_change_type_are_errors()
    {
        Assert.Throws<ShapeException>(() => Scan([C], [Expr.Var("x", Shape.Of(3, 2)), Expr.Var("y", Shape.Of(4, 2))], (c, x) => ([c[0] + x[0] + x[1]], [])));
        Assert.Throws<ShapeException>(() => Scan([C], [Expr.Var("x", Shape.Of(3, 2))], (c, x) => ([Sum(c[0])], [])));
        Assert.Throws<ShapeException>(() => Scan([C], [Expr.Var("x", Shape.Scalar)], (c, x) => ([c[0]], [])));
    }

    private static (Expr Next, Expr Output) Step(Expr carry, Expr x) => ((carry * W) + x | Tanh, Sin(carry) * x);

    private static Expr[] Folded(int length, bool backwards)
    {
        var scan = Scan([C], [Expr.Var("x", Shape.Of(length, 2))], (c, x) => Step(c[0], x[0]) is var (next, output) ? ([next], [output]) : default, backwards);
        return [scan.Last[0], scan.Outputs[0]];
    }

    private static ImmutableArray<Expr> Pulled(ImmutableArray<Expr> outputs, ImmutableArray<Expr> wrt) =>
        Reverse.Pull(outputs, [.. outputs.Select((y, i) => Expr.Var($"u{i}", y.Type))], wrt);

    private static void Close(double[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], found[i], 1e-12 * Math.Max(1, Math.Abs(expected[i])));
    }
}
