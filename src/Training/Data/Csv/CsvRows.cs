using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CsvHelper;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Reads the rows after the header, once.</summary>
internal sealed class CsvRows(CsvReader csv, CsvHeader header, CsvSelection selection, CsvErrors errors)
{
    private readonly List<double> features = [];
    private readonly ImmutableArray<string>.Builder targets = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<long>.Builder lines = ImmutableArray.CreateBuilder<long>();
    private int rows;

    public Validation<NnError, CsvTable> Read()
    {
        while (csv.Read())
        {
            if (csv.FieldCount == header.Names.Count)
                ReadRow();
            else if (!csv.RawRecord.Trim(" \t"u8).IsEmpty)
                errors.Ragged(csv.LineNumber, csv.FieldCount, header.Names.Count);
        }

        return (errors.Any, rows) switch
        {
            (true, _) => Validated.Fail<CsvTable>(errors.ToList(rows)),
            (_, 0) => Validated.Fail<CsvTable>(new DataError("no rows") { Where = header.Source, Expected = "at least one row after the header" }),
            _ => Validated.Ok(Table()),
        };
    }

    private void ReadRow()
    {
        rows++;
        foreach (var column in selection.Features)
            ReadNumber(column);
        _ = selection.Target.IfSome(ReadTarget);
    }

    private void ReadNumber(int column)
    {
        var cell = csv.GetSpan(column);
        if (CsvNumber.TryParse(cell, out var number))
            features.Add(number);
        else if (cell.Trim(" \t"u8).IsEmpty)
            errors.Missing(csv.LineNumber, column, header.Names[column]);
        else
            errors.NotANumber(csv.LineNumber, column, header.Names[column], csv.GetString(column));
    }

    private void ReadTarget(int column)
    {
        var cell = csv.GetString(column).Trim();
        if (cell is "")
            errors.Missing(csv.LineNumber, column, header.Names[column]);
        targets.Add(cell);
        lines.Add(csv.LineNumber);
    }

    private CsvTable Table() => new(
        [.. selection.Features.Select(i => header.Names[i])],
        Tensor.Of<double>([rows, selection.Features.Length], CollectionsMarshal.AsSpan(features)),
        selection.Target.Map(i => new CsvColumn(header.Names[i], header.Source, targets.ToImmutable(), lines.ToImmutable())));
}
