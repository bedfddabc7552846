using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>Adadelta (Zeiler, 2012): <c>s ← ρ s + (1 - ρ) g²</c>, <c>d = √(u + ε) / √(s + ε) · g</c>, <c>u ← ρ u + (1 - ρ) d²</c>, the update is <c>rate · d</c>.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Rho">How much of the mean squares stays, from 0 to below 1.</param>
/// <param name="Epsilon">What keeps the quotient finite, and starts it.</param>
public sealed record AdadeltaTransform([DefaultValue(1.0), Range(0.0, double.MaxValue)] Schedule Rate, [Range(0.0, 1.0, MaximumIsExclusive = true)] double Rho = 0.9, [Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double Epsilon = 1e-6) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at)
    {
        var squares = at.Mean("squares", Rho, Square(at.Gradient));
        var delta = Sqrt(at.Slot("deltas") + Epsilon) / Sqrt(squares.Next + Epsilon) * at.Gradient;
        return (at.Now(Rate) * delta, [squares, at.Mean("deltas", Rho, Square(delta))]);
    }
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Adadelta: gradients in the units of the updates.</summary>
    public static GradientTransform Adadelta(Schedule? rate = null, double rho = 0.9, double epsilon = 1e-6) => new AdadeltaTransform(rate ?? 1.0, rho, epsilon);
}
