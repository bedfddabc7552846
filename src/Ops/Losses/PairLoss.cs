using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Ops;

/// <summary>Losses of pairs: of two tensors, and a third that says what should become of them. Losses never broadcast.</summary>
/// <param name="Reduction">What becomes of the terms.</param>
public abstract record PairLoss(Reduction Reduction)
{
    /// <summary>The loss: a scalar, or all terms where they are not reduced. Throws <see cref="ShapeException"/> where the shapes do not fit.</summary>
    public Expr Of(Expr x1, Expr x2, Expr x3) => TryOf(x1, x2, x3).Match(Succ: loss => loss, Fail: errors => throw new ShapeException((ShapeError)errors.Head));

    /// <summary>The loss; or why the shapes do not fit, or an argument is outside of its limits.</summary>
    /// <inheritdoc cref="Of"/>
    public Validation<NnError, Expr> TryOf(Expr x1, Expr x2, Expr x3) =>
        Limits.Broken(this).Concat(Misfits(x1.Type, x2.Type, x3.Type)).FirstOrDefault() is { } error ? Fail<Expr>(error) : Ok(Reduction.Of(Terms(x1, x2, x3)));

    /// <summary>The terms of tensors whose types fit.</summary>
    protected abstract Expr Terms(Expr x1, Expr x2, Expr x3);

    /// <summary>What does not fit: the third, unless it is of the type of the others.</summary>
    protected virtual ShapeError? Misfit(TensorType x, TensorType x3) => x3 == x ? null : Unlike($"{x}", x3);

    /// <summary>The loss as text.</summary>
    public sealed override string ToString() => Notation.Print(this);

    /// <summary>What another type than <paramref name="expected"/> is.</summary>
    protected ShapeError Unlike(string expected, TensorType found) =>
        new(Term.HeadOf(GetType())) { Expected = expected, Found = $"{found}", Hint = "Losses never broadcast." };

    private IEnumerable<ShapeError> Misfits(TensorType x1, TensorType x2, TensorType x3) =>
        x1.Kind is not Kind.Real ? [Unlike("real numbers", x1)]
        : x2 != x1 ? [Unlike($"real numbers of one shape, {x1}", x2)]
        : Misfit(x1, x3) is { } misfit ? [misfit]
        : [];
}
