using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>Adds <c>decay · p</c>: before an optimiser, to the gradient, which is the gradient of <c>decay / 2 · |p|²</c> (the L2 penalty); behind it, to the update, which is decoupled
/// weight decay.</summary>
/// <param name="Decay">How much of each parameter.</param>
public sealed record WeightDecayTransform([Range(0.0, double.MaxValue)] Schedule Decay) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at) => (at.Gradient + (at.Now(Decay) * at.Parameter), []);
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Adds <c>decay · p</c>: before an optimiser the L2 penalty, behind it decoupled weight decay.</summary>
    public static GradientTransform WeightDecay(Schedule decay) => new WeightDecayTransform(decay);
}
