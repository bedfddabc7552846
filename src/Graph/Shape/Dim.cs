using System.Globalization;
using LanguageExt;

namespace Functional.Nn;

/// <summary>
/// One extent of a shape: a number, or a symbol that gets its number when a program runs. Symbols compare by name and
/// broadcast against 1.
/// </summary>
public readonly record struct Dim
{
    private readonly int extent;
    private readonly string? symbol;

    private Dim(int extent, string? symbol) => (this.extent, this.symbol) = (extent, symbol);

    /// <summary>The number of examples in a batch.</summary>
    public static Dim Batch { get; } = Symbolic("batch");

    /// <summary>The extent named <paramref name="name"/>: a letter, then letters, digits or <c>_</c>.</summary>
    public static Dim Symbolic(string name) =>
        name is [var first, .. var rest] && char.IsAsciiLetter(first) && rest.All(c => char.IsAsciiLetterOrDigit(c) || c is '_')
            ? new(0, name)
            : throw new ShapeException(new ShapeError("symbolic extent") { Expected = "a name of letters, digits and _", Found = $"'{name}'" });

    /// <summary>A known extent, 0 or more.</summary>
    public static implicit operator Dim(int extent) =>
        extent >= 0 ? new(extent, null) : throw new ShapeException(new ShapeError("extent") { Expected = "0 or more", Found = $"{extent}" });

    /// <summary>A known extent, from 0 to what a tensor can have.</summary>
    public static Either<ShapeError, Dim> Of(long extent) => extent >= 0 && extent <= Array.MaxLength
        ? new Dim((int)extent, null)
        : new ShapeError("extent") { Expected = $"0 to {Array.MaxLength}", Found = string.Create(CultureInfo.InvariantCulture, $"{extent}") };

    /// <summary>Whether this is a number.</summary>
    public bool IsKnown => symbol is null;

    /// <summary>The name of a symbolic extent, or null.</summary>
    public string? Name => symbol;

    /// <summary>The number; a symbol throws.</summary>
    public int Extent => symbol is null
        ? extent
        : throw new ShapeException(new ShapeError("extent") { Expected = "a known extent", Found = symbol, Hint = "Symbols get their numbers when a graph is evaluated." });

    /// <inheritdoc/>
    public override string ToString() => symbol ?? extent.ToString(CultureInfo.InvariantCulture);
}
