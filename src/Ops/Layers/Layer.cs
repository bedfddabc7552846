using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>
/// A description of "expression in, expression out, with parameters": plain data that prints, compares and composes with
/// <c>&gt;&gt;</c>. The same description always builds the same graph.
/// </summary>
public abstract record Layer : IMonoid<Layer>
{
    /// <summary>The layer that gives back its input.</summary>
    public static Layer Identity { get; } = new ChainLayer([]);

    /// <summary>First <paramref name="first"/>, then <paramref name="second"/>.</summary>
    public static Layer operator >>(Layer first, Layer second) => ChainLayer.Of([first, second]);

    /// <summary>A layer without parameters or randomness, applied to an expression; throws <see cref="ShapeException"/> where it does not fit.</summary>
    public static Expr operator |(Expr x, Layer layer) => layer.Apply(x, Place.Outside).ToValidation().Match(
        Succ: y => y.Output!,
        Fail: errors => throw (errors.Head is ShapeError error ? new ShapeException(error) : new NnException(errors.Head)));

    /// <summary>The output for <paramref name="x"/>, with parameters named after <paramref name="place"/>; or every shape error, with its place.</summary>
    public Applied Apply(Expr x, Place place)
    {
        if (place.Depth > TokenCursor.Deepest || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return new ShapeError("nesting") { Where = $"{place.Site.AsSpan(0, Math.Min(60, place.Site.Length))}...", Expected = $"at most {TokenCursor.Deepest} layers inside of each other", Found = "more" };
        if (Limits.Broken(this).ToArray() is { Length: > 0 } broken)
            return Applied.Fail(broken).At(place);
        try
        {
            var applied = Output(x, place).At(place);
            return applied.Output is { } y ? applied.Visited(new(place, this, x, y)) : applied;
        }
        catch (ShapeException failure) when (!failure.Errors.IsEmpty)
        {
            return Applied.Fail(failure.Errors).At(place);
        }
    }

    /// <summary>The output for <paramref name="x"/>; or what does not fit, to which the place is added. Operators that throw
    /// <see cref="ShapeException"/> may be used.</summary>
    protected abstract Applied Output(Expr x, Place place);

    /// <summary>The model for examples of this shape; the batch axis is put before it. Every shape error is told at once.</summary>
    public Validation<NnError, Model> Build(Shape example) => Build(new TensorType(example));

    /// <summary>The model for examples of this type; the batch axis is put before it. Every shape error is told at once.</summary>
    public Validation<NnError, Model> Build(TensorType example) => Model.Of(this, example);

    /// <summary>The layers that stand one after the other in this one: a chain's parts, else itself.</summary>
    internal virtual ImmutableArray<Layer> Sequence => [this];

    /// <summary>The name that places are called by, numbered among its like.</summary>
    internal virtual string Head => Term.HeadOf(GetType());

    /// <summary>The name that it was given instead, or null.</summary>
    internal virtual string? GivenName => null;

    /// <summary>The layer as text, which <see cref="Notation.Parse{F}"/> reads.</summary>
    public sealed override string ToString() => Notation.Print(this);
}
