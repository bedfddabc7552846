using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>RMSProp (Tieleman and Hinton, 2012): <c>s ← α s + (1 - α) g²</c>, and the update is <c>rate · g / (√s + ε)</c>. Centred (Graves, 2013), the square of the mean gradient is
/// taken off s; with momentum, the update is <c>rate · v</c> with <c>v ← μ v + g / (√s + ε)</c>.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Alpha">How much of the mean square stays, from 0 to below 1.</param>
/// <param name="Epsilon">What keeps the quotient finite.</param>
/// <param name="Mu">How much of the velocity stays, from 0 to below 1.</param>
/// <param name="Centred">Whether the square of the mean gradient is taken off.</param>
public sealed record RmspropTransform([DefaultValue(0.01), Range(0.0, double.MaxValue)] Schedule Rate, [Range(0.0, 1.0, MaximumIsExclusive = true)] double Alpha = 0.99, [Range(0.0, double.MaxValue)] double Epsilon = 1e-8, [Range(0.0, 1.0, MaximumIsExclusive = true)] double Mu = 0, bool Centred = false) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at)
    {
        var (square, mean, velocity) = (at.Mean("square", Alpha, Square(at.Gradient)), at.Mean("mean", Alpha, at.Gradient), at.Slot("velocity"));
        var scaled = at.Gradient / (Sqrt(Centred ? Maximum(square.Next - Square(mean.Next), 0) : square.Next) + Epsilon);
        var moved = new Slot(velocity, (Mu * velocity) + scaled);
        return (at.Now(Rate) * (Mu > 0 ? moved.Next : scaled), [square, .. Centred ? new[] { mean } : [], .. Mu > 0 ? new[] { moved } : []]);
    }
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>RMSProp: gradients over the root of their mean square.</summary>
    public static GradientTransform RmsProp(Schedule? rate = null, double alpha = 0.99, double epsilon = 1e-8, double mu = 0, bool centred = false) =>
        new RmspropTransform(rate ?? 0.01, alpha, epsilon, mu, centred);
}
