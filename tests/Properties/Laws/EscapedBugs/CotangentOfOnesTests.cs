using System.Collections.Immutable;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using LanguageExt;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

/// <summary>The cotangent of the test was ones, so that g, g² and no g at all were the same.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)])]
public sealed class CotangentOfOnesTests
{
    private static readonly Expr X = Input("x", [3]);

    /// <summary>Nx PR 1779.</summary>
    [Fact]
    public void Clipping_sent_back_the_square_of_what_arrived()
    {
        Battery.Notices<ClampOp>(op => new SquaresItsAdjointOp(op), "linear in the cotangent");
        var (right, wrong) = (Clamp(X, -1, 1), new SquaresItsAdjointOp(new ClampOp(-1, 1)).Apply(X));
        var at = Tensor.Vector(-2.0, 0.5, 2);
        Assert.Equal(Battery.At(at, Sum(right).Gradient(X)), Battery.At(at, Sum(wrong).Gradient(X)));
        Assert.Equal([0, 3, 0], Battery.At(at, Sum(3.0 * right).Gradient(X)));
        Assert.Equal([0, 9, 0], Battery.At(at, Sum(3.0 * wrong).Gradient(X)));
    }

    /// <summary>Chainer 3541.</summary>
    [Fact]
    public void A_broken_function_passed_the_check_of_gradients_when_other_inputs_were_held()
    {
        Battery.Notices<SquareOp>(op => new TriplesItsInputOp(op), "agrees with differences");
        var y = new TriplesItsInputOp(new SquareOp()).Apply(X) + Input("held", [3]);
        Assert.False(GradientCheck.Run([y], Points.Draw(Graph.Of(y), 1), 1, new() { Variables = ["x"] }).OrThrow().Passed);
    }

    [Property]
    public void Cotangents_are_signed_and_none_is_1_or_0(Key key)
    {
        var drawn = Points.Signed([64], key).Span.ToArray();
        Assert.All(drawn, u => Assert.InRange(Math.Abs(u), 0.5, 1.5));
        Assert.DoesNotContain(1.0, drawn.Select(Math.Abs));
        Assert.Equal([-1, 1], drawn.Select(Math.Sign).Distinct().Order());
    }
}

public sealed record SquaresItsAdjointOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => Right.Pullback(at with { Adjoints = [Square(at.Adjoint)] });
}

/// <summary>x² with 3 x for its slope.</summary>
public sealed record TriplesItsInputOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [3.0 * at.Input * at.Adjoint];
}
