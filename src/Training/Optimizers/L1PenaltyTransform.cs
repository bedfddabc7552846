using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>Adds <c>weight · sign(p)</c>, the gradient of <c>weight · |p|</c>, with 0 at 0.</summary>
/// <param name="Weight">The weight of the penalty.</param>
public sealed record L1PenaltyTransform([Range(0.0, double.MaxValue)] Schedule Weight) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at) => (at.Gradient + (at.Now(Weight) * Sign(at.Parameter)), []);
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Adds <c>weight · sign(p)</c>, the gradient of <c>weight · |p|</c>.</summary>
    public static GradientTransform L1Penalty(Schedule weight) => new L1PenaltyTransform(weight);
}
