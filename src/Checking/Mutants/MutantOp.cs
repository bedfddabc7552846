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
    /// <summary>Whether the pullback is another expression than that of the whole op, on inputs of these types; of a pullback
    /// that is detached, whether its own pullback is.</summary>
    public bool Differs(ImmutableArray<TensorType> types)
    {
        var at = Of(Whole, types);
        var (broken, right) = (Pullback(at), Whole.Pullback(at));
        return Mutation is Mutation.Detached ? !Slopes(at, broken).SequenceEqual(Slopes(at, right)) : !broken.SequenceEqual(right);
    }

    /// <summary>An op on variables of these types, with variables as adjoints.</summary>
    internal static Application Of(Op op, ImmutableArray<TensorType> types)
    {
        ImmutableArray<Expr> inputs = [.. types.Select((type, i) => Expr.Var($"x{i}", type))];
        var results = Expr.Of(op, inputs);
        return new Application(inputs, results, [.. results.Select((y, i) => Expr.Var($"u{i}", y.Shape))]);
    }

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => Whole.Infer(inputs);

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => Whole.Compute(call);

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => Answered(Whole.Pullback(Told(at)));

    private Application Told(Application at) => Mutation switch
    {
        Mutation.Squared => at with { Adjoints = ImmutableArray.CreateRange(at.Adjoints, Square) },
        Mutation.Unsigned => at with { Adjoints = ImmutableArray.CreateRange(at.Adjoints, Abs) },
        Mutation.Ignored => at with { Adjoints = ImmutableArray.CreateRange(at.Adjoints, u => Expr.Fill(u.Shape, 1)) },
        Mutation.ResultsSwapped => at with { Adjoints = Swapped(at.Adjoints) },
        Mutation.InputsLost => at with { Inputs = ImmutableArray.CreateRange(at.Inputs, Overwritten) },
        Mutation.ResultsLost => at with { Results = ImmutableArray.CreateRange(at.Results, Overwritten) },
        Mutation.Detached => at with { Inputs = ImmutableArray.CreateRange(at.Inputs, StopGradient), Results = ImmutableArray.CreateRange(at.Results, StopGradient) },
        _ => at,
    };

    private ImmutableArray<Option<Expr>> Answered(ImmutableArray<Option<Expr>> all) => (Mutation, Some(all)) switch
    {
        (Mutation.Negated, _) => Each(all, x => -x),
        (Mutation.Doubled, _) => Each(all, x => 2.0 * x),
        (Mutation.Scaled, _) => Each(all, x => Several(x.Shape) ? x / (double)x.Shape.Size : x),
        (Mutation.Offset, _) => Each(all, x => x + 0.5),
        (Mutation.Holed, _) => Each(all, x => x.Shape is { IsKnown: true, Size: > 0 } ? x * Expr.Constant(Tensor.Generate(x.Shape, i => i == 0 ? 0.0 : 1)) : x),
        (Mutation.Rolled, _) => Each(all, x => Several(x.Shape[Math.Max(0, x.Shape.Rank - 1)..]) ? Roll(x, -1, 1) : x),
        (Mutation.Transposed, _) => Each(all, x => x.Shape is [.., var rows, var columns] && rows == columns && Several(Shape.Of(rows)) ? SwapAxes(x, -2, -1) : x),
        (Mutation.Swapped, [var first, .., var last]) => all.SetItem(first, all[last]).SetItem(last, all[first]),
        (Mutation.Copied, [var first, ..]) => Each(all, _ => (Expr)all[first]),
        (Mutation.FirstDropped, [var first, ..]) => all.SetItem(first, Option<Expr>.None),
        (Mutation.LastDropped, [.., var last]) => all.SetItem(last, Option<Expr>.None),
        (Mutation.NotSummed, _) => Each(all, OneUse),
        (Mutation.Averaged, _) => Each(all, x => Summed(x) ? x / ((double)x.Inputs[0].Shape.Size / x.Shape.Size) : x),
        _ => all,
    };

    private static ImmutableArray<Expr> Slopes(Application at, ImmutableArray<Option<Expr>> pulled)
    {
        ImmutableArray<Expr> ys = [.. pulled.SelectMany(p => p.ToSeq())];
        return Reverse.Pull(ys, [.. ys.Select((y, i) => Expr.Var($"v{i}", y.Type))], at.Inputs.RemoveAll(x => x.Kind is not Kind.Real));
    }

    private static ImmutableArray<Option<Expr>> Each(ImmutableArray<Option<Expr>> all, Func<Expr, Expr> broken) => ImmutableArray.CreateRange(all, x => x.Map(broken));

    /// <summary>The adjoints of each type in the opposite order.</summary>
    private static ImmutableArray<Expr> Swapped(ImmutableArray<Expr> adjoints) =>
        [.. adjoints.Select((u, i) => adjoints.Where(v => v.Type == u.Type).Reverse().ElementAt(adjoints.Take(i).Count(v => v.Type == u.Type)))];

    private static ImmutableArray<int> Some(ImmutableArray<Option<Expr>> all) => [.. Enumerable.Range(0, all.Length).Where(i => all[i].IsSome)];

    private static bool Several(Shape shape) => shape is { IsKnown: true, Size: > 1 };

    private static bool Summed(Expr adjoint) => adjoint.Op is SumToOp && adjoint.Inputs[0].Shape is { IsKnown: true, Size: > 0 };

    private static Expr Overwritten(Expr x) => x.Kind is Kind.Real ? 1.0 - (2.0 * x) : x;

    private static Expr OneUse(Expr adjoint) => adjoint.Op is SumToOp sum && adjoint.Inputs[0] is var x && x.Shape.All(dim => dim != 0)
        ? Reshape(Enumerable.Range(1, sum.Shape.Rank).Where(back => sum.Shape[^back] != x.Shape[^back]).Aggregate(
            Enumerable.Range(0, x.Shape.Rank - sum.Shape.Rank).Aggregate(x, (y, axis) => Slice(y, axis, 0, 1)), (y, back) => Slice(y, -back, 0, 1)), sum.Shape)
        : adjoint;
}
