using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>
/// An optimiser or a part of one: a function from gradients to updates, on expressions, as data. What comes out of the last is
/// subtracted from the parameters, so the identity is gradient descent with rate 1. Composes with <c>&gt;&gt;</c>.
/// </summary>
public abstract record GradientTransform : IMonoid<GradientTransform>
{
    /// <summary>The transformation that changes nothing.</summary>
    public static GradientTransform Identity { get; } = new ChainTransform([]);

    /// <summary>First <paramref name="first"/>, then <paramref name="second"/>.</summary>
    public static GradientTransform operator >>(GradientTransform first, GradientTransform second) => ChainTransform.Of([first, second]);

    /// <summary>The updates of one step.</summary>
    /// <param name="gradients">All parameters with their gradients.</param>
    /// <param name="step">The number of the step, from 1, as a scalar expression.</param>
    /// <param name="place">What the names of slots begin with.</param>
    public abstract Transformed Apply(ValueList<Learned> gradients, Expr step, string place);

    /// <summary>The updates of one step whose loss is at hand: the same, for all but those that look at it.</summary>
    /// <param name="objective">What is minimised.</param>
    /// <param name="gradients">All parameters with their gradients.</param>
    /// <param name="step">The number of the step, from 1, as a scalar expression.</param>
    /// <param name="place">What the names of slots begin with.</param>
    public virtual Transformed Apply(Objective objective, ValueList<Learned> gradients, Expr step, string place) => Apply(gradients, step, place);

    /// <summary>The transformation as text, which <see cref="Notation.Parse{F}"/> reads.</summary>
    public sealed override string ToString() => Notation.Print(this);
}
