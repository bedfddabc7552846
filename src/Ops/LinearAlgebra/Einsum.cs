using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>What an equation says: a letter for each axis of each operand, and of the result. Axes under <c>...</c> have digits, counted from the
/// last.</summary>
/// <param name="Operands">The letters of the operands.</param>
/// <param name="Result">The letters of the result.</param>
internal sealed record Einsum(ImmutableArray<string> Operands, string Result)
{
    private const string Ellipsis = "...";

    public static Einsum Of(string equation, ImmutableArray<Expr> operands)
    {
        var sides = equation.Replace(" ", "", StringComparison.Ordinal).Split("->");
        var terms = sides[0].Split(',');
        if (sides.Length > 2 || terms.Length != operands.Length)
            throw Wrong(equation, $"letters for {operands.Length} operands, as in ij,jk->ik", $"{terms.Length}");
        ImmutableArray<string> letters = [.. terms.Zip(operands, (term, operand) => Spelled(equation, term, operand.Shape.Rank, operand.Shape.Rank - term.Replace(Ellipsis, "", StringComparison.Ordinal).Length))];
        var all = string.Concat(letters);
        var hidden = all.Where(char.IsAsciiDigit).Distinct().OrderDescending().ToArray();
        var result = sides is [_, var told]
            ? Spelled(equation, told, -1, told.Contains(Ellipsis, StringComparison.Ordinal) ? hidden.Length : 0)
            : string.Concat(hidden) + string.Concat(all.Where(letter => !char.IsAsciiDigit(letter) && all.Count(other => other == letter) == 1).Order());
        return result.All(all.Contains) && result.Distinct().Count() == result.Length
            ? new(letters, result)
            : throw Wrong(equation, "letters of the operands in the result, each once", result);
    }

    /// <summary>The extent of each letter: that of all operands, of which some may be 1.</summary>
    public ImmutableDictionary<char, Dim> Extents(ImmutableArray<Expr> operands) => Operands
        .SelectMany((letters, i) => letters.Select((letter, axis) => (letter, Dim: operands[i].Shape[axis])))
        .Aggregate(ImmutableDictionary<char, Dim>.Empty, (extents, axis) => extents.TryGetValue(axis.letter, out var known) && known != 1
            ? axis.Dim == known || axis.Dim == 1 ? extents : throw Wrong(string.Join(',', Operands), $"one extent of '{axis.letter}'", $"{known} and {axis.Dim}")
            : extents.SetItem(axis.letter, axis.Dim));

    private static string Spelled(string equation, string term, int rank, int hidden)
    {
        var at = term.IndexOf(Ellipsis, StringComparison.Ordinal);
        var (before, after) = at < 0 ? (term, "") : (term[..at], term[(at + Ellipsis.Length)..]);
        return (before + after).All(char.IsAsciiLetter) && hidden is >= 0 and < 10 && (at >= 0 || rank < 0 || rank == term.Length)
            ? before + (at < 0 ? "" : string.Concat(Enumerable.Range(0, hidden).Reverse())) + after
            : throw Wrong(equation, rank < 0 ? "letters" : $"a letter for each of {rank} axes, or ... for some", $"'{term}'");
    }

    private static ShapeException Wrong(string equation, string expected, string found) => new(new ShapeError($"einsum '{equation}'") { Expected = expected, Found = found });
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>
    /// Einstein's sums: <c>ij,jk->ik</c> is a matrix product. Each axis of each operand has a letter; axes of one letter run together, and those
    /// that are not in the result are summed. <c>ii</c> is a diagonal, <c>...</c> stands for axes that broadcast, and without <c>-></c> the result
    /// has the letters that occur once, in their order. Operands are multiplied from the left, by matrix products where sums allow.
    /// </summary>
    public static Expr Einsum(string equation, params ImmutableArray<Expr> operands)
    {
        var letters = Ops.Einsum.Of(equation, operands);
        var extents = letters.Extents(operands);
        ImmutableArray<EinsumTerm> terms = [.. operands.Zip(letters.Operands, (operand, axes) => EinsumTerm.Of(operand, axes).Squeezed(extents))];
        return Enumerable.Range(1, terms.Length - 1)
            .Aggregate(terms[0], (product, i) => product.Times(terms[i], letters.Result + string.Concat(terms[(i + 1)..].Select(term => term.Letters))))
            .SumTo(letters.Result).Ordered(letters.Result);
    }
}
