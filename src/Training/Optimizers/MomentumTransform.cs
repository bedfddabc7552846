using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>Gradient descent with momentum (Polyak, 1964): <c>v ← μ v + g</c>, the update is <c>rate · v</c>.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Mu">How much of the velocity stays, from 0 to below 1.</param>
public sealed record MomentumTransform([Range(0.0, double.MaxValue)] double Rate = 0.01, [Range(0.0, 1.0, MaximumIsExclusive = true)] double Mu = 0.9) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(Expr gradient, Expr parameter, Expr step, Func<string, double, Expr> slot)
    {
        var velocity = slot("velocity", 0);
        var next = (Mu * velocity) + gradient;
        return (Rate * next, [new(velocity, next)]);
    }
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Gradient descent with momentum: <c>v ← μ v + g</c>, the update is <c>rate · v</c>.</summary>
    public static GradientTransform Momentum(double rate = 0.01, double mu = 0.9) => new MomentumTransform(rate, mu);
}
