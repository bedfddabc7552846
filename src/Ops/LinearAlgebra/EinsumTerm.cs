using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>A tensor whose axes have letters, each once.</summary>
/// <param name="Value">The tensor.</param>
/// <param name="Letters">A letter for each axis.</param>
internal sealed record EinsumTerm(Expr Value, string Letters)
{
    /// <summary>The operand with letters each once: a letter that it has twice stands for the diagonal.</summary>
    public static EinsumTerm Of(Expr operand, string letters)
    {
        var twice = letters.FirstOrDefault(letter => letters.IndexOf(letter, StringComparison.Ordinal) != letters.LastIndexOf(letter));
        if (twice == default)
            return new(operand, letters);
        var (one, other) = (letters.IndexOf(twice, StringComparison.Ordinal), letters.LastIndexOf(twice));
        if (operand.Shape[one] != operand.Shape[other] || !operand.Shape[one].IsKnown)
            throw new ShapeException(new ShapeError("einsum") { Expected = $"equal known extents of '{twice}'", Found = $"{operand.Shape}" });
        var rest = Enumerable.Range(0, letters.Length).Where(axis => axis != one && axis != other).ToArray();
        return Of(Diagonal(operand, 0, one, other), string.Concat(rest.Select(axis => letters[axis])) + twice);
    }

    public Dim this[char letter] => Value.Shape[Letters.IndexOf(letter, StringComparison.Ordinal)];

    /// <summary>Without axes of extent 1 that are longer elsewhere, where they broadcast.</summary>
    public EinsumTerm Squeezed(IReadOnlyDictionary<char, Dim> extents) => Letters.Where(letter => this[letter] != extents[letter]).ToArray() is [_, ..] ones
        ? new(Squeeze(Value, Positions(ones)), Without(ones))
        : this;

    /// <summary>Summed over all letters but these.</summary>
    public EinsumTerm SumTo(string letters) => Letters.Except(letters).ToArray() is [_, ..] gone ? new(Sum(Value, Positions(gone)), Without(gone)) : this;

    /// <summary>The axes in this order.</summary>
    public Expr Ordered(string letters) => letters == Letters ? Value : Transpose(Value, Positions(letters));

    /// <summary>The product, summed over letters that both have and are not needed, as a matrix product. Symbolic extents that cannot be made
    /// one with others are kept for a later sum.</summary>
    public EinsumTerm Times(EinsumTerm other, string needed)
    {
        var (a, b) = (SumTo(other.Letters + needed), other.SumTo(Letters + needed));
        var (_, summed) = a.Grouped(Only(a.Letters, letter => b.Letters.Contains(letter) && !needed.Contains(letter)));
        var both = Only(a.Letters, letter => b.Letters.Contains(letter) && !summed.Contains(letter));
        var (left, right) = (a.Without(b.Letters), b.Without(a.Letters));
        return summed is "" ? Beside(a, b, both + left + right) : Product(a, b, both, left, right, summed);
    }

    private static EinsumTerm Beside(EinsumTerm a, EinsumTerm b, string letters) => new(a.Spread(letters) * b.Spread(letters), letters);

    private static EinsumTerm Product(EinsumTerm a, EinsumTerm b, string both, string left, string right, string summed)
    {
        var (outerRight, columns) = b.Grouped(right);
        var (outerLeft, rows) = both + outerRight is "" && left is not "" ? (left[..^1], left[^1..]) : a.Grouped(left);
        var outer = both + outerLeft + outerRight;
        var (turnedLeft, turnedRight) = (a.Letters == both + outerLeft + summed + rows, b.Letters == both + outerRight + columns + summed);
        var product = MatMul(
            turnedLeft ? a.Matrices(outer, summed, rows) : a.Matrices(outer, rows, summed),
            turnedRight ? b.Matrices(outer, columns, summed) : b.Matrices(outer, summed, columns),
            turnedLeft,
            turnedRight);
        var letters = outer + rows + columns;
        return new(Reshape(product, Shape.Of([.. letters.Select(letter => a.Letters.Contains(letter) ? a[letter] : b[letter])])), letters);
    }

    /// <summary>Matrices whose rows and columns are some letters as one; outer letters that this term has not get extent 1, or none if it has
    /// none of them.</summary>
    private Expr Matrices(string outer, string rows, string columns)
    {
        var own = Only(outer, Letters.Contains);
        var dims = own is "" ? [] : outer.Select(letter => Letters.Contains(letter) ? this[letter] : 1);
        return Reshape(Ordered(own + rows + columns), Shape.Of([.. dims, Merged(rows), Merged(columns)]));
    }

    /// <summary>The axes in this order, with extents 1 for letters that this term has not.</summary>
    private Expr Spread(string letters) =>
        Reshape(Ordered(Only(letters, Letters.Contains)), Shape.Of([.. letters.Select(letter => Letters.Contains(letter) ? this[letter] : 1)]));

    /// <summary>Letters whose axes can be made one, and those that stay outside of it: a symbol cannot be multiplied.</summary>
    private (string Outer, string Merged) Grouped(string letters)
    {
        var known = Only(letters, letter => this[letter].IsKnown);
        var merged = letters.Length <= 1 ? letters : known is "" ? letters[^1..] : known;
        return (Only(letters, letter => !merged.Contains(letter)), merged);
    }

    private Dim Merged(string letters) => letters is [var one] ? this[one] : Shape.Of([.. letters.Select(letter => this[letter])]).Positions;

    private Axes Positions(IEnumerable<char> letters) => Axes.Of([.. letters.Select(letter => Letters.IndexOf(letter, StringComparison.Ordinal))]);

    private string Without(IEnumerable<char> letters) => Only(Letters, letter => !letters.Contains(letter));

    private static string Only(string letters, Func<char, bool> condition) => string.Concat(letters.Where(condition));
}
