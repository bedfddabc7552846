using System.Collections.Immutable;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Checking;

/// <summary>An op whose pullback is broken on purpose: laws that it keeps are blind.</summary>
/// <param name="Whole">The op.</param>
/// <param name="Mutation">How its pullback is broken.</param>
public sealed record MutantOp(Op Whole, Mutation Mutation) : Op
{
    /// <summary>Whether the pullback is another expression than that of the whole op, on inputs of these types.</summary>
    public bool Differs(ImmutableArray<TensorType> types)
    {
        ImmutableArray<Expr> inputs = [.. types.Select((type, i) => Expr.Var($"x{i}", type))];
        var results = Expr.Of(Whole, inputs);
        var at = new Application(inputs, results, [.. results.Select((y, i) => Expr.Var($"u{i}", y.Shape))]);
        return !Pullback(at).SequenceEqual(Whole.Pullback(at));
    }

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => Whole.Infer(inputs);

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => Whole.Compute(call);

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => (Mutation, Whole.Pullback(at)) switch
    {
        (Mutation.Negated, var all) => Each(all, x => -x),
        (Mutation.Doubled, var all) => Each(all, x => 2.0 * x),
        (Mutation.NotSummed, var all) => Each(all, OneUse),
        (Mutation.Swapped, var all) => All(all) is [.., _, _] some ? all.SetItem(some[0], all[some[^1]]).SetItem(some[^1], all[some[0]]) : all,
        (Mutation.FirstDropped, var all) => All(all) is [var first, ..] ? all.SetItem(first, Option<Expr>.None) : all,
        (Mutation.LastDropped, var all) => All(all) is [.., var last] ? all.SetItem(last, Option<Expr>.None) : all,
        (Mutation.Squared, _) => Whole.Pullback(at with { Adjoints = ImmutableArray.CreateRange(at.Adjoints, Square) }),
        (Mutation.Ignored, _) => Whole.Pullback(at with { Adjoints = ImmutableArray.CreateRange(at.Adjoints, u => Expr.Fill(u.Shape, 1)) }),
        (Mutation.ResultsSwapped, _) => Whole.Pullback(at with { Adjoints = Swapped(at.Adjoints) }),
        (_, var all) => all,
    };

    private static ImmutableArray<Option<Expr>> Each(ImmutableArray<Option<Expr>> all, Func<Expr, Expr> broken) => ImmutableArray.CreateRange(all, x => x.Map(broken));

    /// <summary>The adjoints of each type in the opposite order.</summary>
    private static ImmutableArray<Expr> Swapped(ImmutableArray<Expr> adjoints) =>
        [.. adjoints.Select((u, i) => adjoints.Where(v => v.Type == u.Type).Reverse().ElementAt(adjoints.Take(i).Count(v => v.Type == u.Type)))];

    private static ImmutableArray<int> All(ImmutableArray<Option<Expr>> all) => [.. Enumerable.Range(0, all.Length).Where(i => all[i].IsSome)];

    private static Expr OneUse(Expr adjoint) => adjoint.Op is SumToOp sum && adjoint.Inputs[0] is var x && x.Shape.All(dim => dim != 0)
        ? Reshape(Enumerable.Range(1, sum.Shape.Rank).Where(back => sum.Shape[^back] != x.Shape[^back]).Aggregate(
            Enumerable.Range(0, x.Shape.Rank - sum.Shape.Rank).Aggregate(x, (y, axis) => Slice(y, axis, 0, 1)), (y, back) => Slice(y, -back, 0, 1)), sum.Shape)
        : adjoint;
}
