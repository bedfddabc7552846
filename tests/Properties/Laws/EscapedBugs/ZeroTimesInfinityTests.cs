using System.Collections.Immutable;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Training;
using LanguageExt;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

/// <summary>A gradient of 0 met a slope that is infinite, and was NaN from there on.</summary>
public sealed class ZeroTimesInfinityTests
{
    private const string Silent = "a cotangent of 0 is 0 wherever the inputs are";

    private static readonly Expr X = Input("x", [3]);

    /// <summary>JAX 347 and 20601.</summary>
    [Fact]
    public void A_branch_that_was_not_selected_sent_back_nan()
    {
        Battery.Notices<SqrtOp>(op => new MultipliesBySlopeOp(op, "sqrt"), Silent);
        Battery.Notices<LogOp>(op => new MultipliesBySlopeOp(op, "log"), Silent);
        var (right, wrong) = (Where(Greater(X, 0), Sqrt(X), 0), Where(Greater(X, 0), new MultipliesBySlopeOp(new SqrtOp(), "sqrt").Apply(X), 0));
        var at = Tensor.Vector(4.0, 0, -1);
        Assert.Equal([0.25, 0, 0], Battery.At(at, Sum(right).Gradient(X)));
        Assert.Equal([0.25, double.NaN, double.NaN], Battery.At(at, Sum(wrong).Gradient(X)));
    }

    /// <summary>JAX PR 1538.</summary>
    [Fact]
    public void The_exponential_branch_of_an_elu_overflowed_where_it_was_not_taken()
    {
        Battery.Notices<EluOp>(op => new MultipliesBySlopeOp(op, "elu"), Silent);
        var at = Tensor.Vector(1000.0, 1, -1000);
        Assert.Equal([1, 1, 0, 0, 0, 0], Battery.At(at, Sum(X | Elu()).Gradient(X), Sum(Sum(X | Elu()).Gradient(X)).Gradient(X)));
        Assert.Equal([1, 1, 0, 0, 0, 0], Battery.At(at, Sum(Written).Gradient(X), Sum(Sum(Written).Gradient(X)).Gradient(X)));
    }

    /// <summary>JAX 3058.</summary>
    [Fact]
    public void The_norm_of_zeros_had_the_slope_0_over_0()
    {
        Battery.Notices<NormL2Op>(op => new DividesByLengthOp(op), "agrees with differences");
        Assert.Equal([0, 0, 0], Battery.At(Tensor.Fill([3], 0.0), NormL2(X).Gradient(X)));
    }

    /// <summary>Flux 2096, burn 1992.</summary>
    [Theory]
    [InlineData("layer-norm")]
    [InlineData("batch-norm")]
    [InlineData("group-norm 1")]
    [InlineData("instance-norm")]
    public void Normalising_equal_elements_sent_back_nan(string layer)
    {
        Battery.Notices<StdOp>(op => new DividesByLengthOp(op), "agrees with differences");
        var model = Notation.Parse<Layer>(layer).OrThrow().Build([2, 3]).OrThrow();
        var env = Points.Draw(Graph.Of(model.Output), 5).With("x", Tensor.Fill([2, 2, 3], 0.25)).With("batch", Tensor.Scalar(2)).With("u", Points.Signed([2, 2, 3], 3));
        ImmutableArray<Expr> wrt = [model.Input, .. model.Parameters.Select(p => p.Apply())];
        var slopes = Reverse.Pull([model.Output], [Expr.Var("u", model.Output.Type)], wrt);
        Assert.All(Graph.Of([model.Output, .. slopes, .. Sum(Square(slopes[0])).Gradient(wrt)]).Evaluate<double>(env).OrThrow(), v => Assert.All(v.To<double>().Span.ToArray(), e => Assert.True(double.IsFinite(e))));
    }

    /// <summary>TF 22048.</summary>
    [Fact]
    public void Clipping_by_the_norm_of_zeros_had_no_gradient()
    {
        var clipped = Optimizers.Clip().Apply([new("p", X, X)], Expr.Var("step", Shape.Scalar), "").Updates[0].Update;
        Assert.Equal([0, 0, 0, 1, 1, 1], Battery.At(Tensor.Fill([3], 0.0), clipped, Sum(clipped).Gradient(X)));
        Battery.AgreesWithDifferences(clipped, Env.Of(("x", Tensor.Vector(1.0, -2, 3))));
    }

    /// <summary>Where what is left out is itself no number: found by a review, in half of the activations.</summary>
    [Fact]
    public void A_branch_that_was_left_out_because_it_is_nan_sent_back_nan()
    {
        Battery.Notices<SigmoidOp>(op => new MultipliesBySlopeOp(op, "sigmoid"), Silent);
        Battery.Notices<SinOp>(op => new MultipliesBySlopeOp(op, "sin"), Silent);
        Expr[] guarded = [Where(IsNaN(X), 0, X | Sigmoid), Where(IsFinite(X), Sin(X), 0), Where(IsFinite(X), CumProd(X, 0), 0)];
        foreach (var at in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity])
            Assert.All(guarded.Select(y => Battery.At(Tensor.Fill([3], at), Sum(y).Gradient(X), Sum(Square(Sum(y).Gradient(X))).Gradient(X))), slopes => Assert.All(slopes, slope => Assert.Equal(0, slope)));
    }

    private static Expr Written => Where(Greater(X, 0), X, Expm1(X));
}

/// <summary>The slope by an ordinary product, for which 0 times infinity is NaN.</summary>
public sealed record MultipliesBySlopeOp(Op Right, string Slope) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [new PlainProductOp().Apply(at.Adjoint, Slope switch
    {
        "sqrt" => 0.5 / at.Result,
        "log" => 1.0 / at.Input,
        "sigmoid" => at.Result * (1.0 - at.Result),
        "sin" => Cos(at.Input),
        _ => Where(Greater(at.Input, 0), 1, 0) + new PlainProductOp().Apply(Where(Greater(at.Input, 0), Expr.Fill(at.Input.Shape, 0), 1), ((EluOp)Right).Alpha * Exp(at.Input)),
    })];
}

/// <summary>x / ‖x‖; of a deviation x less its mean.</summary>
public sealed record DividesByLengthOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Right is StdOp { Axes: var axes, Unbiased: var unbiased } && Count(Shape.Of([.. axes.Select(axis => at.Input.Shape.Along(axis))])) is var n
        ? Weigh(at.Adjoint, (at.Input - Mean(at.Input, axes, keepAxes: true)) / at.Result) / (n - (unbiased ? 1.0 : 0))
        : Weigh(at.Adjoint, at.Input / at.Result)];
}

/// <summary>x y whose pullback is made of such products too.</summary>
public sealed record PlainProductOp : BinaryOp
{
    protected override void Compute<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (var i = 0; i < z.Length; i++)
            z[i] = x[i] * y[i];
    }

    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) => [Apply(dz, y), Apply(dz, x)];
}
