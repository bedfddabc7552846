using System.Collections.Immutable;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

/// <summary>Gradients of loops and of gradients: right where the first gradient of one expression is all that is asked.</summary>
public sealed class HigherOrderTests
{
    private const string Second = "the pullback of the pullback agrees with differences";

    /// <summary>Nx 1747: steps of which the slope in what they carry depends on what is asked for.</summary>
    [Theory]
    [InlineData("a x", 3, 0.75)]
    [InlineData("a / x", 3, -48)]
    [InlineData("a + x", 3, 3)]
    [InlineData("a a", 3, 0)]
    [InlineData("sin(a x)", 2, 0.89196152088828529)]
    public void A_loop_was_gone_back_through_in_the_order_of_its_steps(string step, int steps, double slope)
    {
        Battery.Notices<ScanOp>(op => new GoesOnOp(op), "agrees with differences");
        var x = Input("x", Shape.Scalar);
        var last = Scan([Expr.Constant(1)], [Expr.Fill([steps], 0)], (a, _) => ([Stepped(a[0])], [])).Last[0];
        Assert.Equal(slope, Battery.At(Tensor.Scalar(0.5), last.Gradient(x))[0], 1e-12);
        Battery.AgreesWithDifferences(last.Gradient(x) + (0.0 * x), Env.Of(("x", Tensor.Scalar(0.5))));

        Expr Stepped(Expr a) => step switch { "a x" => a * x, "a / x" => a / x, "a + x" => a + x, "a a" => a * a, _ => Sin(a * x) };
    }

    /// <summary>ForwardDiff 83: perturbation confusion.</summary>
    [Fact]
    public void Nested_derivatives_were_confused_with_each_other()
    {
        var (x, y, u) = (Input("x", Shape.Scalar), Input("y", Shape.Scalar), Input("u0", Shape.Scalar));
        var env = Env.Of(("x", Tensor.Scalar(3.0)), ("y", Tensor.Scalar(5.0)), ("u0", Tensor.Scalar(7.0)));
        Expr[] nested =
        [
            (x * (x + y).Jvp(y, 1)).Jvp(x, 1), (x * (x + y).Gradient(y)).Gradient(x), (x * (x * y).Jvp(y, 1)).Jvp(x, 1), (x * (x * y * y).Jvp(x, y)).Jvp(x, 2.0),
            Square(Square(x)).Jvp(x, 1).Jvp(x, 1).Jvp(x, 1), Square(Square(x)).Gradient(x).Jvp(x, 1).Gradient(x).Jvp(x, 1), (u * u).Jvp(u, 1), (x * x).Jvp(x, u * 0.5),
        ];
        Assert.Equal([1, 1, 6, 2.0 * 125, 24.0 * 3, 24, 2.0 * 7, 3.0 * 7], Graph.Of([.. nested]).Evaluate<double>(env).OrThrow().Select(v => v.To<double>()[[]]));
    }

    /// <summary>Owl PR 501: what the pullback reads is taken as a constant.</summary>
    [Fact]
    public void A_gradient_was_right_and_its_gradient_was_not()
    {
        Battery.Notices<MatmulOp>(op => new MutantOp(op, Mutation.Detached), Second);
        Battery.Notices<TanhOp>(op => new MutantOp(op, Mutation.Detached), Second);
    }

    /// <summary>JAX 40627: the slope at 0 is 0, and was a constant.</summary>
    [Fact]
    public void A_slope_that_is_0_at_a_point_had_no_slope_there()
    {
        Battery.Notices<CoshOp>(op => new FlatAtZeroOp(op), Second);
        var x = Input("x", Shape.Scalar);
        Assert.Equal([0, 1, 0, 1], Battery.At(Tensor.Scalar(0.0), Cosh(x).Gradient(x), Cosh(x).Gradient(x).Gradient(x), Cosh(x).Gradient(x).Gradient(x).Gradient(x), Cosh(x).Jvp(x, 1).Gradient(x)));
    }

    /// <summary>PyTorch 79609: of the entropy of logits.</summary>
    [Property]
    public Property Forward_over_reverse_was_not_reverse_over_forward() => Prop.ForAll(TensorGenerators.Keys.ToArbitrary(), key =>
    {
        var (x, t, v) = (Input("x", [4]), Input("t", [4]), Input("v", [4]));
        var loss = BinaryCrossEntropy.Of(x, t);
        var at = Points.Draw(Graph.Of(x, t, v), key);
        var (forward, reverse, twice) = (loss.Gradient(x).Jvp(x, v), loss.Jvp(x, v).Gradient(x), Sum(loss.Gradient(x) * v).Gradient(x));
        var found = Graph.Of(forward, reverse, twice).Evaluate<double>(at).OrThrow().Select(value => value.To<double>().Span.ToArray()).ToArray();
        Assert.True(Slopes.Close(found[0], found[1], 1e-13) && Slopes.Close(found[0], found[2], 1e-13));
        Battery.AgreesWithDifferences(loss.Gradient(x), at);
    });
}

/// <summary>A fold whose pullback takes its steps in the order of the fold.</summary>
public sealed record GoesOnOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => Right is ScanOp scan ? (scan with { Backwards = !scan.Backwards }).Pullback(at) : [];
}

public sealed record FlatAtZeroOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Where(Equal(at.Input, 0), 0, Weigh(at.Adjoint, Sinh(at.Input)))];
}
