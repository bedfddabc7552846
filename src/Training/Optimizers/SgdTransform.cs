using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>Gradient descent: the update is <c>rate · g</c>.</summary>
/// <param name="Rate">The learning rate.</param>
public sealed record SgdTransform([Range(0.0, double.MaxValue)] double Rate = 0.01) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(Expr gradient, Expr parameter, Expr step, Func<string, double, Expr> slot) =>
        (Rate * gradient, []);
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Gradient descent: the update is <c>rate · g</c>.</summary>
    public static GradientTransform Sgd(double rate = 0.01) => new SgdTransform(rate);
}
