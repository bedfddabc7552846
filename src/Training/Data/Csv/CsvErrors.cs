using CsvHelper;
using Functional.Nn.Interop;

namespace Functional.Nn.Training;

/// <summary>The errors of a table's rows. A column that has no number at all is one error, not one for each row.</summary>
internal sealed class CsvErrors(string source, Names names, IReadOnlyList<CsvMalformedRecord> malformed)
{
    private readonly List<(long Line, NnError Error)> inRows = [];
    private readonly SortedDictionary<int, List<(long Line, NnError Error)>> inCells = [];

    public bool Any => malformed.Count > 0 || inRows.Count > 0 || inCells.Count > 0;

    public static DataError Quotes(string source, CsvMalformedRecord record) => new("malformed quotes")
    {
        Where = CsvPlace.Line(source, record.LineNumber),
        Found = record.Reason is CsvMalformedReason.UnterminatedQuote ? "a quote that is never closed" : "text after a closing quote",
        Hint = "A quoted cell begins and ends with a quote; a quote inside of it is doubled.",
    };

    public void Ragged(long line, int cells) => inRows.Add((line, new DataError("wrong number of cells")
    {
        Where = CsvPlace.Line(source, line),
        Expected = $"{names.Count}, one for each column",
        Found = $"{cells}",
    }));

    public void Missing(long line, int column) => InCell(line, column, new DataError("missing cell") { Where = CsvPlace.Cell(source, line, names[column]) });

    public void NotANumber(long line, int column, string cell) => InCell(line, column, new DataError("malformed number")
    {
        Where = CsvPlace.Cell(source, line, names[column]),
        Expected = "a finite number",
        Found = CsvPlace.Quote(cell),
        Hint = cell.Contains(',', StringComparison.Ordinal) ? "The decimal separator is a point and there is none for thousands." : "",
    });

    /// <summary>All of them, of <paramref name="rows"/> rows, in the order of the lines.</summary>
    public IReadOnlyList<NnError> ToList(int rows) => malformed.Select(r => (Line: r.LineNumber, Error: (NnError)Quotes(source, r)))
        .Concat(inRows)
        .Concat(inCells.SelectMany(column => rows > 1 && column.Value.Count == rows ? [Whole(column.Key, column.Value[0])] : column.Value))
        .OrderBy(e => e.Line).Select(e => e.Error).Capped(source);

    private void InCell(long line, int column, NnError error)
    {
        if (!inCells.TryGetValue(column, out var errors))
            inCells.Add(column, errors = []);
        errors.Add((line, error));
    }

    private (long Line, NnError Error) Whole(int column, (long Line, NnError Error) first) => (0, new DataError("a column without any number")
    {
        Where = CsvPlace.Column(source, names[column]),
        Expected = "finite numbers",
        Found = $"in line {first.Line} {(first.Error.Found is "" ? "an empty cell" : first.Error.Found)}",
        Hint = "Leave the column out or encode it as numbers.",
    });
}
