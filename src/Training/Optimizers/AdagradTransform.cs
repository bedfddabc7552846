using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>Adagrad (Duchi et al., 2011): <c>s ← s + g²</c>, the update is <c>rate · g / (√s + ε)</c>. The learning rate falls by itself, and where it is wanted as
/// <c>rate / (1 + (t - 1) decay)</c> in step t too.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Decay">How fast the learning rate falls besides.</param>
/// <param name="Initial">What the sum of squares starts with.</param>
/// <param name="Epsilon">What keeps the quotient finite.</param>
public sealed record AdagradTransform([DefaultValue(0.01), Range(0.0, double.MaxValue)] Schedule Rate, [Range(0.0, double.MaxValue)] double Decay = 0, [Range(0.0, double.MaxValue)] double Initial = 0, [Range(0.0, double.MaxValue)] double Epsilon = 1e-10) : PerParameterTransform
{
    /// <inheritdoc/>
    protected override (Expr Update, ValueList<Slot> Slots) Update(ParameterStep at)
    {
        var sum = at.Slot("sum", Initial);
        var next = sum + Square(at.Gradient);
        return (at.Now(Rate) / (1 + ((at.Number - 1.0) * Decay)) * (at.Gradient / (Sqrt(next) + Epsilon)), [new(sum, next)]);
    }
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Adagrad: gradients over the root of the sum of their squares.</summary>
    public static GradientTransform Adagrad(Schedule? rate = null, double decay = 0, double initial = 0, double epsilon = 1e-10) =>
        new AdagradTransform(rate ?? 0.01, decay, initial, epsilon);
}
