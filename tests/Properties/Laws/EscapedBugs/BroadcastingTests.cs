using System.Collections.Immutable;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

/// <summary>Shapes that no test had: repeated axes, scalars, extents 0 and 1.</summary>
public sealed class BroadcastingTests
{
    private static readonly Expr X = Input("x", [2, 3]);

    public static TheoryData<string> OpsOfShapes => [.. OpGenerators.Ops(typeof(Op).Assembly, typeof(ReluOp).Assembly).Where(op => OpLawsTests.Ops.Any(row => row.Data == op.Name) && op != typeof(ExtentOp)).Select(op => op.Name)];

    /// <summary>burn 181.</summary>
    [Fact]
    public void What_was_repeated_got_an_adjoint_of_the_large_shape() =>
        Battery.Notices<BroadcastToOp>(op => new NeverSumsOp(op), "an adjoint of the right shape");

    /// <summary>burn 686, DiffSharp 131.</summary>
    [Fact]
    public void Axes_of_extent_1_were_not_summed_as_new_ones_were() =>
        Battery.Notices<BroadcastToOp>(op => new SumsNewAxesOnlyOp(op), "agrees with differences");

    /// <summary>What was summed was counted after it had been.</summary>
    [Fact]
    public void A_mean_was_taken_over_the_number_of_what_was_left() =>
        Battery.Notices<SumToOp>(op => new DividesByWhatIsLeftOp(op), "agrees with differences");

    /// <summary>Nx 971.</summary>
    [Fact]
    public void The_bounds_of_a_clip_got_a_gradient_for_each_element()
    {
        var (low, high) = (Input("low", Shape.Scalar), Input("high", Shape.Scalar));
        var clipped = Maximum(Minimum(X, high), low);
        var at = Env.Of(("x", Tensor.Of<double>([2, 3], -3, -2, 0.25, 0.5, 4, 5)), ("low", Tensor.Scalar(-1.0)), ("high", Tensor.Scalar(1.0)));
        Assert.Equal([Shape.Scalar, Shape.Scalar], Sum(clipped).Gradient(low, high).Select(g => g.Shape));
        Battery.AgreesWithDifferences(clipped, at);
    }

    /// <summary>tinygrad PR 3108, PyTorch 15223.</summary>
    [Fact]
    public void Nothing_had_no_gradient()
    {
        var (a, b) = (Input("a", [2, 0]), Input("b", [0, 3]));
        var at = Env.Of(("a", Tensor.Fill([2, 0], 0.0)), ("b", Tensor.Fill([0, 3], 0.0)), ("x", Tensor.Fill([2, 3], 1.5)));
        var y = MatMul(a, b) * X;
        Assert.Equal([Tensor.Fill([2, 3], 0.0), Tensor.Fill([2, 0], 0.0), Tensor.Fill([0, 3], 0.0), Tensor.Fill([2, 3], 0.0)], Graph.Of([y, .. Sum(y).Gradient(a, b, X)]).Evaluate<double>(at).OrThrow());
    }

    /// <summary>PyTorch 28993: no axes meant none to the value, and all to the slope.</summary>
    [Fact]
    public void A_mean_over_no_axes_and_the_mean_of_no_elements_had_the_slopes_of_others()
    {
        var mean = Mean(X, Axes.Of());
        Battery.AgreesWithDifferences(mean, Points.Draw(Graph.Of(X), 1));
        Assert.Equal([2.0, 1, 1, 1, 1, 1, 1], Battery.At(Tensor.Fill([2, 3], 2.0), Slice(Reshape(mean, [6]), 0, 0, 1), Sum(mean).Gradient(X)));
        var none = Input("x", [0, 2]);
        Assert.Equal([double.NaN, double.NaN], Battery.At(Tensor.Fill([0, 2], 1.0), Mean(none, 0)));
        Assert.Equal(Tensor.Fill([0, 2], 0.0), Sum(Mean(none, 0)).Gradient(none).Evaluate<double>(Env.Of(("x", Tensor.Fill([0, 2], 1.0)))).OrThrow());
    }

    [Property]
    public Property Both_sides_of_a_broadcast_have_gradients_of_their_shapes_to_second_order() => Prop.ForAll(ShapeGenerators.Pairs.ToArbitrary(), TensorGenerators.Keys.ToArbitrary(), (shapes, key) =>
    {
        var (a, b) = (Input("a", shapes.Left), Input("b", shapes.Right));
        var slopes = Sum(Sin(a * b) + a).Gradient(a, b);
        Assert.Equal([shapes.Left, shapes.Right], slopes.Select(g => g.Shape));
        Assert.All(slopes.Prepend(a * b), y => Battery.AgreesWithDifferences(y, Points.Draw(Graph.Of(a, b, y), key)));
    });

    [Theory]
    [MemberData(nameof(OpsOfShapes))]
    public void Cases_of_an_op_have_extents_of_0_and_1(string op)
    {
        var cases = OpGenerators.Of(OpGenerators.Ops(typeof(Op).Assembly, typeof(ReluOp).Assembly).Single(type => type.Name == op)).Match(cases => cases.Sample(200, new Rnd(42), 50), () => []);
        var extents = cases.SelectMany(c => c.Inputs.Select(x => x.Shape).Append(c.Op is VarOp variable ? variable.Type.Shape : c.Op is ConstantOp constant ? constant.Value.Shape : c.Op is UniformOp uniform ? uniform.Shape : Shape.Scalar)).SelectMany(shape => shape).Select(dim => dim.Extent).ToHashSet();
        Assert.Superset(new System.Collections.Generic.HashSet<int> { 0, 1, 2 }, extents);
    }
}

public sealed record NeverSumsOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [at.Input.Kind is Kind.Index ? Option<Expr>.None : at.Adjoint];
}

/// <summary>Outer axes are summed; of those that were repeated the first position is taken.</summary>
public sealed record SumsNewAxesOnlyOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [at.Input.Kind is Kind.Index ? Option<Expr>.None : Enumerable.Range(1, at.Input.Shape.Rank).Aggregate(
        at.Adjoint.SumTo(at.Adjoint.Shape[^at.Input.Shape.Rank..]),
        (sum, back) => sum.Shape[^back] == at.Input.Shape[^back] ? sum : sum.Shape[^back] == 0 ? sum.SumTo(sum.Shape.With(sum.Shape.Rank - back, 1)) : Slice(sum, -back, 0, 1))];
}

public sealed record DividesByWhatIsLeftOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [at.Adjoint.BroadcastTo(at.Input.Shape) / Maximum(Count(at.Adjoint.Shape), 1)];
}
