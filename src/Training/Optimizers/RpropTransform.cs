using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>
/// Resilient propagation, for gradients of the whole data (Riedmiller and Braun, 1993): each element has a step size of its own, which grows while the gradient keeps its sign and shrinks
/// where it turns; there the element stays for one step. The update is the sign of the gradient times the step size.
/// </summary>
/// <param name="Initial">The first step size.</param>
/// <param name="Shrink">The factor where the sign turns.</param>
/// <param name="Grow">The factor where it stays.</param>
/// <param name="Least">The least step size.</param>
/// <param name="Most">The greatest step size.</param>
public sealed record RpropTransform([Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double Initial = 0.01, [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)] double Shrink = 0.5, [Range(1.0, double.MaxValue)] double Grow = 1.2, [Range(0.0, double.MaxValue)] double Least = 1e-6, [Range(0.0, double.MaxValue)] double Most = 50) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at)
    {
        var (before, size) = (at.Slot("before"), at.Slot("size", Initial));
        var turn = Sign(at.Gradient * before);
        var nextSize = Clamp(size * Where(Greater(turn, 0), Grow, Where(Less(turn, 0), Shrink, 1)), Least, Most);
        var used = Where(Less(turn, 0), 0, at.Gradient);
        return (Sign(used) * nextSize, [new(before, used), new(size, nextSize)]);
    }
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Resilient propagation: by the sign of the gradient alone, for gradients of the whole data.</summary>
    public static GradientTransform Rprop(double initial = 0.01, double shrink = 0.5, double grow = 1.2, double least = 1e-6, double most = 50) =>
        new RpropTransform(initial, shrink, grow, least, most);
}
