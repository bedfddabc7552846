using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>Gradient descent: the update is <c>rate · g</c>.</summary>
/// <param name="Rate">The learning rate.</param>
public sealed record SgdTransform([DefaultValue(0.01), Range(0.0, double.MaxValue)] Schedule Rate) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at) => (at.Now(Rate) * at.Gradient, []);
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Gradient descent: the update is <c>rate · g</c>.</summary>
    public static GradientTransform Sgd(Schedule? rate = null) => new SgdTransform(rate ?? 0.01);
}
