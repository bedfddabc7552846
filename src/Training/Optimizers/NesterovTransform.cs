using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>Gradient descent with Nesterov's momentum (1983; as Sutskever et al., 2013, apply it to the gradient at the parameter itself): <c>v ← μ v + g</c>, the update is
/// <c>rate (g + μ v)</c>.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Mu">How much of the velocity stays, from 0 to below 1.</param>
public sealed record NesterovTransform([DefaultValue(0.01), Range(0.0, double.MaxValue)] Schedule Rate, [DefaultValue(0.9), Range(0.0, 1.0, MaximumIsExclusive = true)] Schedule Mu) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at)
    {
        var (velocity, mu) = (at.Slot("velocity"), at.Now(Mu));
        var next = (mu * velocity) + at.Gradient;
        return (at.Now(Rate) * (at.Gradient + (mu * next)), [new(velocity, next)]);
    }
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Gradient descent with Nesterov's momentum: <c>v ← μ v + g</c>, the update is <c>rate (g + μ v)</c>.</summary>
    public static GradientTransform Nesterov(Schedule? rate = null, Schedule? mu = null) => new NesterovTransform(rate ?? 0.01, mu ?? 0.9);
}
