using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>Another transformation of the mean gradient of several steps, as of one larger batch: it moves in the last of them alone, and counts them as one.</summary>
/// <param name="Steps">How many steps.</param>
/// <param name="Of">The other.</param>
public sealed record AccumulateTransform([Range(1, int.MaxValue)] int Steps, GradientTransform Of) : GradientTransform
{
    /// <inheritdoc/>
    public override Transformed Apply(ValueList<Learned> gradients, Expr step, string place)
    {
        var name = place is "" ? Term.HeadOf(GetType()) : place;
        var rounds = Floor((step - 1.0) / Steps);
        var isLast = Equal(step - (rounds * Steps), Steps);
        var sums = gradients.Select(g => new SlotOp($"{name}.sum/{g.Name}", g.Parameter.Type, 0).Apply()).ToImmutableArray();
        var inner = Of.Apply([.. gradients.Select((g, i) => g with { Update = (sums[i] + g.Update) / Steps })], rounds + 1.0, $"{name}.of");
        return new(
            [.. inner.Updates.Select(u => u with { Update = Where(isLast, u.Update, 0) })],
            [
                .. gradients.Select((g, i) => new Slot(sums[i], Where(isLast, 0, sums[i] + g.Update))),
                .. inner.Slots.Select(slot => slot with { Next = Where(isLast, slot.Next, slot.Variable) }),
            ]);
    }
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Another transformation of the mean gradient of several steps, as of one larger batch.</summary>
    public static GradientTransform Accumulate(int steps, GradientTransform of) => new AccumulateTransform(steps, of);
}
