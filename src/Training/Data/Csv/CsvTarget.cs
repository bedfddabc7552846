using System.Collections.Immutable;
using System.Globalization;
using Functional.Nn.Interop;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Targets and the names of their classes, from a column of text.</summary>
internal sealed record CsvTarget(Tensor Values, ValueList<string> Classes)
{
    /// <summary>The targets of a table to train on.</summary>
    public static Validation<NnError, CsvTarget> Of(CsvColumn column, TargetKind kind) => (kind, Numeric(column)) switch
    {
        (TargetKind.Numbers, _) => Numbers(column),
        (TargetKind.Classes, var numeric) => Validated.Ok(Classify(column, numeric == column.Cells.Length)),
        (_, 0) => Validated.Ok(Classify(column, numeric: false)),
        (_, var numeric) when numeric < column.Cells.Length => Numbers(column, "Text and numbers are mixed; if these are classes, say so: --kind classes, or TargetKind.Classes."),
        _ => IsRange(column) ? Validated.Ok(Classify(column, numeric: true)) : Numbers(column),
    };

    /// <summary>The targets of a table for a trained model, whose classes are known; none are numbers.</summary>
    public static Validation<NnError, CsvTarget> Of(CsvColumn column, ValueList<string> classes)
    {
        if (classes.Count == 0)
            return Numbers(column);

        var positions = Positions(classes);
        var errors = column.Cells.Zip(column.Lines, (cell, line) => (cell, line)).Where(c => !positions.ContainsKey(Name(c.cell)))
            .Select(c => new DataError("unknown class")
            {
                Where = CsvPlace.Cell(column.Source, c.line, column.Name),
                Expected = $"one of {CsvPlace.List(classes)}",
                Found = CsvPlace.Quote(c.cell),
                Hint = Nearest.Name(c.cell, classes).Match(Some: near => $"Did you mean '{near}'?", None: () => ""),
            }).Capped(column.Source);
        return errors.Count > 0 ? Validated.Fail<CsvTarget>(errors) : Validated.Ok(Of(column, classes, positions));
    }

    private static Validation<NnError, CsvTarget> Numbers(CsvColumn column, string hint = "")
    {
        var errors = column.Cells.Zip(column.Lines, (cell, line) => (cell, line)).Where(c => CsvNumber.Parse(c.cell).IsNone).Select(c => new DataError("malformed number")
        {
            Where = CsvPlace.Cell(column.Source, c.line, column.Name),
            Expected = "a finite number",
            Found = CsvPlace.Quote(c.cell),
            Hint = hint,
        }).Capped(column.Source);
        return errors.Count > 0
            ? Validated.Fail<CsvTarget>(errors)
            : Validated.Ok(new CsvTarget(Tensor.Of<double>([column.Cells.Length, 1], [.. column.Cells.SelectMany(c => CsvNumber.Parse(c).ToSeq())]), []));
    }

    private static CsvTarget Classify(CsvColumn column, bool numeric)
    {
        var distinct = column.Cells.Select(Name).Distinct();
        ValueList<string> classes = [.. numeric ? distinct.OrderBy(c => CsvNumber.Parse(c).IfNone(0)) : distinct.Order(StringComparer.Ordinal)];
        return Of(column, classes, Positions(classes));
    }

    private static CsvTarget Of(CsvColumn column, ValueList<string> classes, ImmutableDictionary<string, int> positions) =>
        new(Tensor.Vector<int>([.. column.Cells.Select(c => positions[Name(c)])]), classes);

    private static ImmutableDictionary<string, int> Positions(ValueList<string> classes) =>
        classes.Select((name, i) => (name, i)).GroupBy(c => Name(c.name), StringComparer.Ordinal).ToImmutableDictionary(c => c.Key, c => c.First().i, StringComparer.Ordinal);

    private static bool IsRange(CsvColumn column)
    {
        var distinct = column.Cells.SelectMany(c => CsvNumber.Parse(c).ToSeq()).Distinct().Order().ToImmutableArray();
        return distinct is [0 or 1, ..] && distinct.Select((number, i) => number - i).All(offset => offset == distinct[0]);
    }

    private static int Numeric(CsvColumn column) => column.Cells.Count(c => CsvNumber.Parse(c).IsSome);

    /// <summary>A class as it is named: numbers in one way of writing them.</summary>
    private static string Name(string cell) => CsvNumber.Parse(cell).Match(Some: n => n.ToString("R", CultureInfo.InvariantCulture), None: () => cell);
}
