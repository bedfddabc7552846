using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>
/// Adam (Kingma and Ba, 2014): <c>m ← β₁ m + (1 - β₁) g</c>, <c>v ← β₂ v + (1 - β₂) g²</c>, the update is
/// <c>rate · m̂ / (√v̂ + ε)</c> with <c>m̂ = m / (1 - β₁ᵗ)</c> and <c>v̂ = v / (1 - β₂ᵗ)</c> in step t; the corrections are applied as one factor each. With
/// <c>Amsgrad</c> (Reddi et al., 2018) the greatest v so far stands for v.
/// </summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Beta1">How much of the mean gradient stays, from 0 to below 1.</param>
/// <param name="Beta2">How much of the mean square stays, from 0 to below 1.</param>
/// <param name="Epsilon">What keeps the quotient finite.</param>
/// <param name="Amsgrad">Whether the mean square never falls.</param>
public sealed record AdamTransform([DefaultValue(1e-3), Range(0.0, double.MaxValue)] Schedule Rate, [DefaultValue(0.9), Range(0.0, 1.0, MaximumIsExclusive = true)] Schedule Beta1, [Range(0.0, 1.0, MaximumIsExclusive = true)] double Beta2 = 0.999, [Range(0.0, double.MaxValue)] double Epsilon = 1e-8, bool Amsgrad = false) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at)
    {
        var (m, v, most) = (at.Mean("m", Beta1, at.Gradient), at.Mean("v", Beta2, Square(at.Gradient)), at.Slot("most"));
        var greatest = new Slot(most, Maximum(most, v.Next));
        var update = m.Next * (at.Now(Rate) / Correction(Beta1, at)) / ((Sqrt(Amsgrad ? greatest.Next : v.Next) * Rsqrt(Correction(Beta2, at.Number))) + Epsilon);
        return (update, Amsgrad ? [m, v, greatest] : [m, v]);
    }

    /// <summary>1 - βᵗ of a number, of which the logarithm is taken before it is rounded.</summary>
    internal static Expr Correction(double beta, Expr step) => -Expm1(step * Math.Log(beta));

    /// <summary>1 - βᵗ.</summary>
    internal static Expr Correction(Schedule beta, ParameterStep at) =>
        beta is ILiteral { Number: { } number } ? Correction(number, at.Number) : -Expm1(at.Number * Log(at.Now(beta)));
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Adam: gradients over the root of their mean square, both running means, bias corrected.</summary>
    public static GradientTransform Adam(Schedule? rate = null, Schedule? beta1 = null, double beta2 = 0.999, double epsilon = 1e-8) =>
        new AdamTransform(rate ?? 1e-3, beta1 ?? 0.9, beta2, epsilon);

    /// <summary>Adam whose mean square never falls (Reddi et al., 2018).</summary>
    public static GradientTransform AmsGrad(Schedule? rate = null, Schedule? beta1 = null, double beta2 = 0.999, double epsilon = 1e-8) =>
        new AdamTransform(rate ?? 1e-3, beta1 ?? 0.9, beta2, epsilon, Amsgrad: true);
}
