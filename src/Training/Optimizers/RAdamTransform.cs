using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>
/// Rectified Adam (Liu et al., 2020): with <c>ρ = ρ∞ - 2 t β₂ᵗ / (1 - β₂ᵗ)</c> and <c>ρ∞ = 2 / (1 - β₂) - 1</c> the update is <c>rate · m̂ · r · √(1 - β₂ᵗ) / (√v + ε)</c> in step t where
/// <c>ρ</c> is above 5, with <c>r² = (ρ - 4) (ρ - 2) ρ∞ / ((ρ∞ - 4) (ρ∞ - 2) ρ)</c>, and <c>rate · m̂</c> elsewhere.
/// </summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Beta1">How much of the mean gradient stays, from 0 to below 1.</param>
/// <param name="Beta2">How much of the mean square stays, from 0 to below 1.</param>
/// <param name="Epsilon">What keeps the quotient finite.</param>
public sealed record RAdamTransform([DefaultValue(1e-3), Range(0.0, double.MaxValue)] Schedule Rate, [DefaultValue(0.9), Range(0.0, 1.0, MaximumIsExclusive = true)] Schedule Beta1, [Range(0.0, 1.0, MaximumIsExclusive = true)] double Beta2 = 0.999, [Range(0.0, double.MaxValue)] double Epsilon = 1e-8) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at)
    {
        var (m, v) = (at.Mean("m", Beta1, at.Gradient), at.Mean("v", Beta2, Square(at.Gradient)));
        var (correction, most) = (AdamTransform.Correction(Beta2, at.Number), (2 / (1 - Beta2)) - 1);
        var length = most - (2 * at.Number * ((1 - correction) / correction));
        var isKnown = Greater(length, 5);
        var known = Where(isKnown, length, 6);
        var scale = Sqrt((known - 4) * (known - 2) * most / ((most - 4) * (most - 2) * known)) * Sqrt(correction) / (Sqrt(v.Next) + Epsilon);
        return (at.Now(Rate) / AdamTransform.Correction(Beta1, at) * m.Next * Where(isKnown, scale, 1), [m, v]);
    }
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Rectified Adam: without the mean square while too little is known of it.</summary>
    public static GradientTransform RAdam(Schedule? rate = null, Schedule? beta1 = null, double beta2 = 0.999, double epsilon = 1e-8) =>
        new RAdamTransform(rate ?? 1e-3, beta1 ?? 0.9, beta2, epsilon);
}
