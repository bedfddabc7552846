using System.Collections.Immutable;
using CsvHelper;
using Functional.Nn.Interop;

namespace Functional.Nn.Training;

/// <summary>The errors of a table's rows. A column that has no number at all is one error, not one for each row.</summary>
internal sealed class CsvErrors(string source)
{
    /// <summary>What often stands for a missing cell.</summary>
    private static readonly ImmutableHashSet<string> Absent = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase, ["NA", "N/A", "#N/A", "NaN", "null", "none", "?", "-", "."]);

    private readonly FirstErrors inRows = new();
    private readonly SortedDictionary<int, (string Column, FirstErrors Errors)> inCells = [];

    /// <summary>What to do about missing cells.</summary>
    public const string Fillable = "To fill missing cells or leave out their rows, say so when training: --missing median, mean, constant 0 or drop, or Reading.Missing.";

    public bool Any => inRows.Count > 0 || inCells.Count > 0;

    /// <summary>A quote inside of an unquoted cell is taken for text.</summary>
    public void Malformed(CsvMalformedRecord record)
    {
        if (record.Reason is not CsvMalformedReason.StrayQuote)
            inRows.Add(record.LineNumber, () => Quotes(record));
    }

    public void Ragged(long line, int cells, int columns) => inRows.Add(line, () => new DataError("wrong number of cells")
    {
        Where = CsvPlace.Line(source, line),
        Expected = $"{columns}, one for each column",
        Found = $"{cells}",
    });

    public void Missing(long line, int column, string name) =>
        InCell(line, column, name, () => new DataError("missing cell") { Where = CsvPlace.Cell(source, line, name), Hint = Fillable });

    public void MissingTarget(long line, int column, string name) =>
        InCell(line, column, name, () => new DataError("missing cell") { Where = CsvPlace.Cell(source, line, name), Hint = "Targets are not filled; to leave out such rows, say so when training: --missing drop, or Missing.Drop." });

    public void NotANumber(long line, int column, string name, string cell) => InCell(line, column, name, () => new DataError("malformed number")
    {
        Where = CsvPlace.Cell(source, line, name),
        Expected = "a finite number",
        Found = CsvPlace.Quote(cell),
        Hint = cell.Contains(',', StringComparison.Ordinal) ? "The decimal separator is a point and there is none for thousands."
            : Absent.Contains(cell.Trim()) ? $"If such cells are missing, say so when training: --na '{cell.Trim()}', or Reading.MissingTexts."
            : "",
    });

    /// <summary>All of them, of <paramref name="rows"/> rows, in the order of the lines.</summary>
    public IReadOnlyList<NnError> ToList(long rows)
    {
        var columns = inCells.Values.ToLookup(c => rows > 1 && c.Errors.Count == rows);
        FirstErrors[] told = [inRows, .. columns[false].Select(c => c.Errors)];
        return columns[true].Select(c => (NnError)Whole(c.Column, c.Errors.Kept[0]))
            .Concat(told.SelectMany(e => e.Kept).OrderBy(e => e.Line).Select(e => e.Error))
            .Append(new MoreErrors(told.Sum(e => e.Count - e.Kept.Count)))
            .Capped(source);
    }

    private void InCell(long line, int column, string name, Func<NnError> error)
    {
        if (!inCells.TryGetValue(column, out var errors))
            inCells.Add(column, errors = (name, new()));
        errors.Errors.Add(line, error);
    }

    private DataError Whole(string column, (long Line, NnError Error) first) => new("a column without any number")
    {
        Where = CsvPlace.Column(source, column),
        Expected = "finite numbers",
        Found = $"in line {first.Line} {(first.Error.Found is "" ? "an empty cell" : first.Error.Found)}",
        Hint = "Leave the column out, or if it has categories, say so: --categorical, or Reading.Categorical.",
    };

    private DataError Quotes(CsvMalformedRecord record) => new("malformed quotes")
    {
        Where = CsvPlace.Line(source, record.LineNumber),
        Found = record.Reason is CsvMalformedReason.UnterminatedQuote ? "a quote that is never closed" : "text after a closing quote",
        Hint = "A quoted cell begins and ends with a quote; a quote inside of it is doubled.",
    };
}
