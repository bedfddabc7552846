using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>Adamax (Kingma and Ba, 2014): <c>m ← β₁ m + (1 - β₁) g</c>, <c>u ← max(β₂ u, |g| + ε)</c>, the update is <c>rate / (1 - β₁ᵗ) · m / u</c> in step t.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Beta1">How much of the mean gradient stays, from 0 to below 1.</param>
/// <param name="Beta2">How much of the mean square stays, from 0 to below 1.</param>
/// <param name="Epsilon">What keeps the quotient finite.</param>
public sealed record AdamaxTransform([DefaultValue(2e-3), Range(0.0, double.MaxValue)] Schedule Rate, [DefaultValue(0.9), Range(0.0, 1.0, MaximumIsExclusive = true)] Schedule Beta1, [Range(0.0, 1.0, MaximumIsExclusive = true)] double Beta2 = 0.999, [Range(0.0, double.MaxValue)] double Epsilon = 1e-8) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at)
    {
        var (m, u) = (at.Mean("m", Beta1, at.Gradient), at.Slot("u"));
        var nextU = Maximum(Beta2 * u, Abs(at.Gradient) + Epsilon);
        return (at.Now(Rate) / AdamTransform.Correction(Beta1, at) * (m.Next / nextU), [m, new(u, nextU)]);
    }
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Adamax: mean gradients over the greatest of the last.</summary>
    public static GradientTransform Adamax(Schedule? rate = null, Schedule? beta1 = null, double beta2 = 0.999, double epsilon = 1e-8) =>
        new AdamaxTransform(rate ?? 2e-3, beta1 ?? 0.9, beta2, epsilon);
}
