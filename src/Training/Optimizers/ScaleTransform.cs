using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>Multiplies by a number: a schedule behind an optimiser, -1 before it to go uphill.</summary>
/// <param name="Factor">The number.</param>
public sealed record ScaleTransform([Range(-double.MaxValue, double.MaxValue)] Schedule Factor) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at) => (at.Now(Factor) * at.Gradient, []);
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Multiplies by a number: a schedule behind an optimiser, -1 before it to go uphill.</summary>
    public static GradientTransform Scale(Schedule factor) => new ScaleTransform(factor);
}
