using System.Collections.Immutable;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

/// <summary>Points that random tests never draw: where a function bends, and where two are equal.</summary>
public sealed class KinksAndTiesTests
{
    private static readonly Expr X = Input("x", [3]);

    /// <summary>Caffe PR 1326.</summary>
    [Fact]
    public void The_slope_of_an_absolute_value_at_0_was_0_over_0()
    {
        Battery.Notices(OpCases.Unary(OpCases.Always(new DividesByItsResultOp(new AbsOp())), Gen.Elements(-1.0, 0, 1)).KinkWhere(x => x[0] == 0), "⟨u, J v⟩ = ⟨Jᵀ u, v⟩");
        Assert.Equal([-1, 0, 1], Battery.At(Tensor.Vector(-2.0, 0, 3), Sum(Abs(X)).Gradient(X)));
    }

    /// <summary>JAX 2140: a smooth function made of kinked parts, whose slopes at 0 do not add up to its own.</summary>
    [Fact]
    public void The_slope_of_a_logarithm_of_sigmoid_at_0_was_not_one_half()
    {
        Battery.Notices<LogSigmoidOp>(op => new SlopeOfPartsOp(op, -1), "agrees with differences");
        Assert.Equal([0.5], Battery.At(Tensor.Vector(0.0), Sum(Input("x", [1]) | LogSigmoid).Gradient(Input("x", [1]))));
    }

    /// <summary>PyTorch PR 2195.</summary>
    [Fact]
    public void The_slope_of_an_entropy_at_logit_0_was_that_of_one_side()
    {
        Battery.Notices(OpCases.Unary(OpCases.Always(new SlopeOfPartsOp(new SoftplusOp(), 1)), Elements.Grid), "agrees with differences");
        var at = Tensor.Vector(0.0, 0, 0);
        Assert.Equal([-0.5, 0, 0.5], Battery.At(at, Losses.BinaryCrossEntropy.Of(X, Expr.Constant(Tensor.Vector(1.0, 0.5, 0))).Gradient(X)).Select(slope => 3 * slope));
    }

    /// <summary>NNlib 205: <c>=</c> instead of <c>+=</c>.</summary>
    [Fact]
    public void An_element_that_is_the_largest_of_several_windows_got_the_slope_of_the_last()
    {
        Battery.Notices<MaxPoolOp>(op => new KeepsTheLastWindowOp(op), "agrees with differences");
        var x = Input("x", [1, 1, 5]);
        var pooled = Reshape(Functions.MaxPool(x, [3], stride: [1]), [3]);
        Assert.Equal([0, 0, 110, 0, 1], Battery.At(Tensor.Of<double>([1, 1, 5], 1, 2, 8, 3, 9), Sum(pooled * Expr.Constant(Tensor.Vector(10.0, 100, 1))).Gradient(x)));
    }

    [Theory]
    [InlineData(typeof(AbsOp), 0.0)]
    [InlineData(typeof(ReluOp), 0.0)]
    [InlineData(typeof(SoftplusOp), 0.0)]
    [InlineData(typeof(LogSigmoidOp), 0.0)]
    [InlineData(typeof(Relu6Op), 6.0)]
    [InlineData(typeof(HardSwishOp), -3.0)]
    public void Cases_stand_at_kinks(Type op, double kink) => Assert.Contains(Sample(op), c => c.Inputs[0].To<double>().Span.Contains(kink));

    [Theory]
    [InlineData(typeof(MaxOp))]
    [InlineData(typeof(MinOp))]
    [InlineData(typeof(Ops.SortOp))]
    [InlineData(typeof(TopKOp))]
    [InlineData(typeof(MaxPoolOp))]
    [InlineData(typeof(MaxWithIndexOp))]
    public void Cases_have_ties(Type op) => Assert.Contains(Sample(op), c => c.Inputs[0].To<double>().Span.ToArray() is var x && x.Distinct().Count() < x.Length);

    [Theory]
    [InlineData(typeof(MaximumOp))]
    [InlineData(typeof(MinimumOp))]
    [InlineData(typeof(GreaterOp))]
    [InlineData(typeof(EqualOp))]
    public void Pairs_have_ties(Type op) => Assert.Contains(Sample(op), c => c.Inputs[0].To<double>().Span.ToArray().Zip(c.Inputs[1].To<double>().Span.ToArray()).Any(pair => pair.Item1 == pair.Item2));

    private static OpCase[] Sample(Type op) => OpGenerators.Of(op).Match(cases => cases.Sample(100, new Rnd(42), 50), () => []);
}

/// <summary>x / |x|.</summary>
public sealed record DividesByItsResultOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Weigh(at.Adjoint, at.Input / at.Result)];
}

/// <summary>max(x, 0) + log(1 + e^-|x|), or log σ(x) = min(x, 0) - log(1 + e^-|x|), each part with its own slope, which is 0 at 0.</summary>
public sealed record SlopeOfPartsOp(Op Right, double Side) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at)
    {
        var (side, tail) = (Greater(Side * at.Input, 0), Reciprocal(1.0 + Exp(Abs(at.Input))));
        return [at.Adjoint * (side - (Side * Sign(at.Input) * tail))];
    }
}

public sealed record KeepsTheLastWindowOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at)
    {
        var outer = at.Input.Shape[..^((MaxPoolOp)Right).Samplings.Count];
        return [Reshape(new OverwriteOp().Apply(Flat(Expr.Fill(at.Input.Shape, 0)), Flat(at.Results[1]), Flat(at.Adjoint)), at.Input.Shape)];

        Expr Flat(Expr x) => Reshape(x, outer.Concat([x.Shape[outer.Rank..].Size]));
    }
}
