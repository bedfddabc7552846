using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

public sealed class GradientCheckTests
{
    private static readonly Expr X = Expr.Var("x", Shape.Of(2, 3));
    private static readonly Expr W = Expr.Var("w", Shape.Of(3, 2));
    private static readonly Env At = Points.Draw(Graph.Of(X, W), 7);

    [Fact]
    public void A_right_gradient_passes_in_every_variable()
    {
        var report = GradientCheck.Run(MatMul(X, W) | Tanh, At, 1).OrThrow();
        Assert.True(report.Passed);
        Assert.Equal([("x", 6), ("w", 6)], report.Variables.Select(v => (v.Variable, v.Probes)));
        Assert.All(report.Variables, v => Assert.InRange(Worst(v).RelativeError, 0, 1e-11));
        Assert.Matches(@"^The gradients of 2 variables agree with differences: the worst is [xw] at \[\d, \d\] with a relative error of \d\.\de-1\d \(tolerance 1\.0e-7\)\.$", report.ToString());
    }

    [Fact]
    public void A_wrong_gradient_is_told_with_its_place()
    {
        var report = GradientCheck.Run(Sum(new MutantOp(new SinOp(), Mutation.Doubled).Apply(X)) + Sum(W), At, 1).OrThrow();
        Assert.False(report.Passed);
        Assert.Equal([false, true], report.Variables.Select(v => v.Passed));
        Assert.Equal(0.5, Worst(report.Variables[0]).RelativeError, 1e-9);
        Assert.Equal(Verdict.Differs, Worst(report.Variables[0]).Verdict);
        Assert.Matches(@"^The gradients of 1 of 2 variables differ: the worst is x at \[\d, \d\], -?[\d.]+ by pullback and -?[\d.]+ ± \d\.\de-\d+ by differences \(relative error 5\.0e-1, tolerance 1\.0e-7\)\.$", report.ToString());
        Assert.Equal(3, report.ToTable().Count(c => c is '\n'));
        Assert.Contains("differs", report.ToTable(), StringComparison.Ordinal);
    }

    [Fact]
    public void Large_variables_are_checked_in_random_directions()
    {
        var x = Expr.Var("x", Shape.Of(100));
        var at = Points.Draw(Graph.Of(x), 3);
        Assert.Equal(8, GradientCheck.Run(x | Silu, at, 1).OrThrow().Variables[0].Probes);
        Assert.False(GradientCheck.Run(new MutantOp(new SiluOp(), Mutation.Doubled).Apply(x), at, 1).OrThrow().Passed);
    }

    [Fact]
    public void A_network_with_kinks_passes_wherever_it_stands()
    {
        var report = GradientCheck.Run(Sum(X | Relu) + Sum(Abs(W)), Env.Of(("x", Tensor.Of<double>([2, 3], 0, 1e-9, -1e-9, 1e-4, -1e-4, 1)), ("w", Tensor.Of<double>([3, 2], 1, 2, 3, 0, -1e-7, 1e-7))), 1).OrThrow();
        Assert.True(report.Passed, report.ToTable());
        Assert.Equal(Verdict.Between, Worst(report.Variables[0]).Verdict);
    }

    [Fact]
    public void Points_near_the_edge_of_a_domain_are_decided()
    {
        var x = Expr.Var("x", Shape.Of(4));
        var report = GradientCheck.Run(Log(x) + Reciprocal(x) + Sqrt(x), Env.Of(("x", Tensor.Vector(0.004, 0.02, 0.3, 1000.0))), 1).OrThrow();
        Assert.True(report.Passed, report.ToTable());
    }

    [Fact]
    public void Variables_may_be_chosen()
    {
        var report = GradientCheck.Run([MatMul(X, W)], At, 1, new() { Variables = ["w"] }).OrThrow();
        Assert.Equal(["w"], report.Variables.Select(v => v.Variable));
    }

    [Fact]
    public void Errors_are_values()
    {
        var y = MatMul(X, W);
        Assert.Equal(["w: variable without a value: expected a tensor [3, 2], found none. Add it to the environment."], GradientCheck.Run(y, At.Where(name => name == "x"), 1).Errors().Select(e => e.Message));
        Assert.Equal(["gradient check: expected one of the real variables x, w, found 'v'"], GradientCheck.Run([y], At, 1, new() { Variables = ["v"] }).Errors().Select(e => e.Message));
        Assert.Equal(["gradient check: expected expressions of real numbers, found index [2]"], GradientCheck.Run(Expr.Constant(Tensor.Vector(1, 2)), Env.Empty, 1).Errors().Select(e => e.Message));
        Assert.Equal(["element type of a variable", "element type of a variable"], GradientCheck.Run(y, Env.Of(At.Select(v => (v.Key, (Tensor)v.Value.To<float>()))), 1).Errors().Select(e => e.What));
        Assert.Contains("pullback of wrong-shape", GradientCheck.Run(new WrongShapeOp().Apply(X), At, 1).Errors().Single().What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_is_checked_in_parameters_and_input_with_dropout_held_fast()
    {
        var model = (Dense(5) >> Relu >> Dropout(0.4) >> Dense(2) >> LogSoftmax).Build(Shape.Of(3)).OrThrow();
        var report = GradientCheck.Of(model, 5).OrThrow();
        Assert.True(report.Passed, report.ToTable());
        Assert.Equal(["x", "dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias"], report.Variables.Select(v => v.Variable));
    }

    [Fact]
    public void Nothing_to_check_is_no_failure()
    {
        Assert.Equal("There is no derivative to check.", GradientCheck.Run(Expr.Constant(3), Env.Empty, 1).OrThrow().ToString());
        var empty = GradientCheck.Run(Sum(Expr.Var("x", Shape.Of(0))), Env.Of(("x", Tensor.Vector<double>())), 1).OrThrow();
        Assert.True(empty.Passed);
        Assert.Contains("nothing to check", empty.ToTable(), StringComparison.Ordinal);
    }

    [Fact]
    public void At_the_edge_of_a_domain_an_infinite_slope_is_not_judged()
    {
        var x = Input("x", [1]);
        Assert.Equal(Verdict.Undecided, At(new AcosOp().Apply(x), 1));
        Assert.Equal(Verdict.Undecided, At(Sqrt(x), 0));

        static Verdict At(Expr y, double at) => GradientCheck.Run(y, Env.Of(("x", Tensor.Vector(at))), 1).OrThrow().Variables[0].Worst.Match(w => w.Verdict, () => Verdict.Agrees);
    }

    [Fact]
    public void A_gradient_that_needs_only_the_number_of_examples_has_one()
    {
        var x = Expr.Var("x", Shape.Of(Dim.Batch, 2));
        Assert.True(GradientCheck.Run(Mean(x), Env.Of(("x", Tensor.Fill([3, 2], 0.5))), 1).OrThrow().Passed);
    }

    private static Discrepancy Worst(VariableGradient row) => row.Worst.IfNone(() => throw new InvalidOperationException("no probes"));
}
