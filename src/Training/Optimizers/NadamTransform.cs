using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>
/// Adam with Nesterov's momentum (Dozat, 2016): with <c>μₜ = β₁ (1 - 0.96^(t decay) / 2)</c> the update is
/// <c>rate (μₜ₊₁ m / (1 - μ₁ ⋯ μₜ₊₁) + (1 - μₜ) g / (1 - μ₁ ⋯ μₜ)) / (√v̂ + ε)</c> in step t, with m and v as Adam has them.
/// </summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Beta1">How much of the mean gradient stays, from 0 to below 1.</param>
/// <param name="Beta2">How much of the mean square stays, from 0 to below 1.</param>
/// <param name="Epsilon">What keeps the quotient finite.</param>
/// <param name="Decay">How fast the momentum comes to β₁.</param>
public sealed record NadamTransform([DefaultValue(2e-3), Range(0.0, double.MaxValue)] Schedule Rate, [Range(0.0, 1.0, MaximumIsExclusive = true)] double Beta1 = 0.9, [Range(0.0, 1.0, MaximumIsExclusive = true)] double Beta2 = 0.999, [Range(0.0, double.MaxValue)] double Epsilon = 1e-8, [Range(0.0, double.MaxValue)] double Decay = 4e-3) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at)
    {
        var (m, v, product) = (at.Mean("m", Beta1, at.Gradient), at.Mean("v", Beta2, Square(at.Gradient)), at.Scalar("product", 1));
        var (mu, following) = (Mu(at.Number), Mu(at.Number + 1.0));
        var nextProduct = product * mu;
        var scale = (Sqrt(v.Next) * Rsqrt(AdamTransform.Correction(Beta2, at.Number))) + Epsilon;
        var direction = (at.Gradient * ((1 - mu) / (1 - nextProduct))) + (m.Next * (following / (1 - (nextProduct * following))));
        return (at.Now(Rate) * (direction / scale), [m, v, new(product, nextProduct)]);
    }

    private Expr Mu(Expr step) => Beta1 * (1 - (0.5 * Pow(0.96, step * Decay)));
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Adam with Nesterov's momentum.</summary>
    public static GradientTransform Nadam(Schedule? rate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double decay = 4e-3) =>
        new NadamTransform(rate ?? 2e-3, beta1, beta2, epsilon, decay);
}
