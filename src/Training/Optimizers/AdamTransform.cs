using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>
/// Adam (Kingma and Ba, 2014): <c>m ← β₁ m + (1 - β₁) g</c>, <c>v ← β₂ v + (1 - β₂) g²</c>, the update is
/// <c>rate · m̂ / (√v̂ + ε)</c> with <c>m̂ = m / (1 - β₁ᵗ)</c> and <c>v̂ = v / (1 - β₂ᵗ)</c> in step t; the corrections are applied as one factor each.
/// </summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Beta1">How much of the mean gradient stays, from 0 to below 1.</param>
/// <param name="Beta2">How much of the mean square stays, from 0 to below 1.</param>
/// <param name="Epsilon">What keeps the quotient finite.</param>
public sealed record AdamTransform([Range(0.0, double.MaxValue)] double Rate = 1e-3, [Range(0.0, 1.0, MaximumIsExclusive = true)] double Beta1 = 0.9, [Range(0.0, 1.0, MaximumIsExclusive = true)] double Beta2 = 0.999, [Range(0.0, double.MaxValue)] double Epsilon = 1e-8) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(Expr gradient, Expr parameter, Expr step, Func<string, double, Expr> slot)
    {
        var (m, v) = (slot("m", 0), slot("v", 0));
        var nextM = (Beta1 * m) + ((1 - Beta1) * gradient);
        var nextV = (Beta2 * v) + ((1 - Beta2) * Square(gradient));
        var update = nextM * (Rate / Correction(Beta1, step)) / ((Sqrt(nextV) * Rsqrt(Correction(Beta2, step))) + Epsilon);
        return (update, [new(m, nextM), new(v, nextV)]);
    }

    /// <summary>1 - βᵗ.</summary>
    private static Expr Correction(double beta, Expr step) => -Expm1(step * Math.Log(beta));
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Adam: gradients over the root of their mean square, both running means, bias corrected.</summary>
    public static GradientTransform Adam(double rate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8) =>
        new AdamTransform(rate, beta1, beta2, epsilon);
}
