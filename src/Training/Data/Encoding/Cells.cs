using System.Collections.Immutable;

namespace Functional.Nn.Training;

/// <summary>The features of a table as they were read.</summary>
/// <param name="Numbers">Real; the first axis counts the rows. A missing cell is NaN, a text its position among those of its column.</param>
/// <param name="Names">The columns, or none.</param>
/// <param name="Texts">For each column its different texts in ordinal order, none for a column of numbers; or none at all.</param>
/// <param name="Lines">The line of each row, or none.</param>
/// <param name="Source">Where they are from.</param>
internal sealed record Cells(Tensor Numbers, ValueList<string> Names, ValueList<ValueList<string>> Texts, ValueList<long> Lines, string Source)
{
    /// <summary>The number of rows.</summary>
    public int Count => Numbers.Shape[0].Extent;

    /// <summary>The rows at these positions.</summary>
    public Cells Rows(ImmutableArray<int> positions) =>
        this with { Numbers = Numbers.Rows(positions.AsSpan()), Lines = Lines.Count == 0 ? Lines : [.. positions.Select(position => Lines[position])] };

    /// <summary>The different texts of a column; none of numbers, or where all cells are missing.</summary>
    public ValueList<string> TextsOf(int column) => Texts.Count > 0 ? Texts[column] : [];

    /// <summary>Whether a column has a cell that is not missing.</summary>
    public bool HasNumber(int column) => Numbers.To<double>() is var numbers && Enumerable.Range(0, Count).Any(row => !double.IsNaN(numbers.Span[(row * Names.Count) + column]));

    /// <summary>What a cell is called in errors.</summary>
    public string Place(int row, int column) => Lines.Count > 0 ? CsvPlace.Cell(Source, Lines[row], Names[column]) : $"example {row + 1}, '{Names[column]}'";
}
