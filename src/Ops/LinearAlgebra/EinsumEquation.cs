using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>What an equation says: a letter for each axis of each operand, and of the result. Axes under <c>...</c> have digits, counted from the
/// last.</summary>
/// <param name="Operands">The letters of the operands.</param>
/// <param name="Result">The letters of the result.</param>
internal sealed record EinsumEquation(ImmutableArray<string> Operands, string Result)
{
    private const string Ellipsis = "...";

    public static EinsumEquation Of(string equation, ImmutableArray<Expr> operands)
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
