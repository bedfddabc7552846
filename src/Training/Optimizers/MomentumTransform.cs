using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>Gradient descent with momentum (Polyak, 1964): <c>v ← μ v + (1 - dampening) g</c>, the update is <c>rate · v</c>. The first velocity is the
/// gradient itself.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Mu">How much of the velocity stays, from 0 to below 1.</param>
/// <param name="Dampening">How much of each gradient but the first is left out.</param>
public sealed record MomentumTransform([DefaultValue(0.01), Range(0.0, double.MaxValue)] Schedule Rate, [DefaultValue(0.9), Range(0.0, 1.0, MaximumIsExclusive = true)] Schedule Mu, [Range(0.0, 1.0)] double Dampening = 0) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at)
    {
        var velocity = at.Slot("velocity");
        var share = Dampening == 0 ? 1.0 : Where(Equal(at.Number, 1), 1, 1 - Dampening);
        var next = (at.Now(Mu) * velocity) + (share * at.Gradient);
        return (at.Now(Rate) * next, [new(velocity, next)]);
    }
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Gradient descent with momentum: <c>v ← μ v + (1 - dampening) g</c>, the update is <c>rate · v</c>.</summary>
    public static GradientTransform Momentum(Schedule? rate = null, Schedule? mu = null, double dampening = 0) => new MomentumTransform(rate ?? 0.01, mu ?? 0.9, dampening);
}
