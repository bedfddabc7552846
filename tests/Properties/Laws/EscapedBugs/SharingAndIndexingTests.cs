using System.Collections.Immutable;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

/// <summary>One value has several uses, by name, by place or by index, and not all of them were counted.</summary>
public sealed class SharingAndIndexingTests
{
    private static readonly Expr X = Input("x", [3, 3]);

    public static TheoryData<string> Uses => [.. Shared.Keys];

    private static readonly Dictionary<string, Func<Expr, Expr>> Shared = new()
    {
        ["micrograd 2: x + x"] = x => x + x,
        ["micrograd 2: used early and late"] = x => Sin(x) is var y ? Exp(y * 0.5) + (y * x) : x,
        ["neon 169: x xᵀ"] = x => MatMul(x, Transpose(x, [1, 0])),
        ["neon 169: x x"] = x => MatMul(x, x),
        ["TensorFlow.NET 303: x x x"] = x => x * x * x,
        ["ReverseDiff 145: x beside x"] = x => Join(0, x, Sin(x), x),
        ["ReverseDiff 145: parts in another order"] = x => Split(x, 1, 1, 2) is var parts ? Join(1, parts[1], parts[0], parts[1]) * Expr.Constant(Tensor.Generate([3, 5], i => i + 1.0)) : x,
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public void A_use_was_not_counted(string use)
    {
        Battery.AgreesWithDifferences(Shared[use](X), Points.Draw(Graph.Of(X), 3));
        var slope = Reverse.Pull([Shared[use](X)], [Expr.Constant(Points.Signed(Shared[use](X).Shape, 4))], [X])[0];
        Battery.AgreesWithDifferences(slope + (0.0 * X), Points.Draw(Graph.Of(X), 3));
    }

    /// <summary>neon 169: as an op that finds one expression in both places would have it.</summary>
    [Fact]
    public void The_second_use_in_one_application_was_dropped() => Battery.Notices<MatmulOp>(op => new DropsSecondUseOp(op), "sums over all uses");

    /// <summary>Lux 420.</summary>
    [Fact]
    public void Tied_weights_were_learned_from_one_of_their_places()
    {
        var model = Notation.Parse<Layer>("shared \"tied\" (dense 3) >> tanh >> shared \"tied\" (dense 3)").OrThrow().Build([3]).OrThrow();
        Assert.Equal(2, model.Parameters.Count);
        Assert.True(GradientCheck.Of(model, 3).OrThrow() is { Passed: true, Variables.Length: 3 });
    }

    /// <summary>PyTorch 1528.</summary>
    [Fact]
    public void Of_an_index_that_repeats_the_last_use_alone_was_counted()
    {
        Battery.Notices(Battery.Cases<GatherOp>().Where(OnLastAxis).Select(c => c with { Op = new KeepsTheLastPickOp(c.Op) }), "agrees with differences");
        var x = Input("x", [3]);
        Assert.Equal([10, 0, 101], Battery.At(Tensor.Vector(1.0, 2, 3), Sum(Take(x, 0, Expr.Constant(Tensor.Vector(2, 0, 2))) * Expr.Constant(Tensor.Vector(1.0, 10, 100))).Gradient(x)));
    }

    /// <summary>Nx PR 1643: right for a swap, which is its own inverse.</summary>
    [Fact]
    public void What_was_sorted_went_back_by_the_permutation_instead_of_its_inverse()
    {
        Battery.Notices<Ops.SortOp>(op => new GathersAgainOp(op), "agrees with differences");
        var x = Input("x", [3]);
        var weights = Expr.Constant(Tensor.Vector(1.0, 10, 100));
        Assert.Equal([10, 100, 1], Battery.At(Tensor.Vector(2.0, 3, 1), Sum(Sort(x).Values * weights).Gradient(x)));
        Assert.Equal([100, 1, 10], Battery.At(Tensor.Vector(2.0, 3, 1), Sum(Expr.Of(new GathersAgainOp(new Ops.SortOp()), [x])[0] * weights).Gradient(x)));
    }

    /// <summary>JAX 12469 and 16684.</summary>
    [Fact]
    public void What_was_scattered_had_the_slopes_of_a_scatter_of_another_kind()
    {
        Battery.Notices<ScatterAddOp>(op => new ScattersInsteadOp(op), "agrees with differences");
        var (x, source) = (Input("x", [3]), Input("source", [3]));
        var y = ScatterAdd(x, 0, Expr.Constant(Tensor.Vector(2, 0, 2)), source) is var sum ? sum * sum : x;
        Battery.AgreesWithDifferences(y, Points.Draw(Graph.Of(y), 5));
    }

    /// <summary>ReverseDiff 145.</summary>
    [Fact]
    public void What_was_joined_was_split_where_others_begin() => Battery.Notices<ConcatOp>(op => new SplitsBackwardsOp(op), "the pullback");

    [Theory]
    [InlineData(typeof(GatherOp))]
    [InlineData(typeof(ScatterAddOp))]
    public void Cases_have_indices_that_repeat(Type op) => Assert.Contains(
        OpGenerators.Of(op).Match(cases => cases.Sample(100, new Rnd(42), 50), () => []),
        c => c.Inputs[1] is Tensor<int> { Shape.Rank: 1 } index && index.Span.ToArray().Distinct().Count() < index.Length);

    private static bool OnLastAxis(OpCase c) => c is { Op: GatherOp gather, Inputs: [{ Kind: Kind.Real, Shape: var x }, { Shape: var index }] }
        && x.Rank == index.Rank && (gather.Axis == -1 || gather.Axis == index.Rank - 1) && x[..^1] == index[..^1];
}

public sealed record DropsSecondUseOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => ReferenceEquals(at.Inputs[0], at.Inputs[1]) ? Right.Pullback(at).SetItem(1, Option<Expr>.None) : Right.Pullback(at);
}

public sealed record KeepsTheLastPickOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [new OverwriteOp().Apply(Expr.Fill(at.Input.Shape, 0), at.Inputs[1], at.Adjoint), Option<Expr>.None];
}

public sealed record GathersAgainOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [new GatherOp(((Ops.SortOp)Right).Axis).Apply(at.Adjoint, at.Results[1])];
}

/// <summary>The slopes of writing instead of adding: what is written over has none.</summary>
public sealed record ScattersInsteadOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [Where(Right is ScatterAddOp add ? add.Apply(Expr.Fill(at.Input.Shape, 0), at.Inputs[1], Expr.Fill(at.Inputs[2].Shape, 1)) : at.Input, 0, at.Adjoint), .. Right.Pullback(at)[1..]];
}

/// <summary>The parts are cut off in the opposite order.</summary>
public sealed record SplitsBackwardsOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        at.Input.Kind is Kind.Index ? Right.Pullback(at) : [.. Split(at.Adjoint, ((ConcatOp)Right).Axis, [.. at.Inputs.Reverse().Select(x => x.Shape.Along(((ConcatOp)Right).Axis).Extent)]).Reverse().Select(part => (Option<Expr>)part)];
}
