using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using CsvHelper;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Reads the rows after the header, once.</summary>
internal sealed class CsvRows(CsvReader csv, CsvHeader header, CsvSelection selection, CsvErrors errors)
{
    private readonly ImmutableArray<byte[]> missing = [.. selection.Reading.MissingTexts.Select(Encoding.UTF8.GetBytes)];
    private readonly ImmutableArray<CsvCategories?> categories =
        [.. selection.Features.Select(column => selection.Reading.Categorical.IndexOf(header.Names[column]) >= 0 ? new CsvCategories() : null)];

    private readonly List<double> features = [];
    private readonly ImmutableArray<string>.Builder targets = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<long>.Builder lines = ImmutableArray.CreateBuilder<long>();
    private int rows;
    private bool isDropped;

    /// <summary>All rows, of which there is at least one.</summary>
    public Validation<NnError, CsvTable> Read() => Next(int.MaxValue).Bind(table => table.Match(
        Some: Validated.Ok,
        None: () => Validated.Fail<CsvTable>(new DataError("no rows") { Where = header.Source, Expected = $"at least one row after the header{(rows > 0 ? ", without a missing cell" : "")}" })));

    /// <summary>The next rows, so many at most; none at the end.</summary>
    public Validation<NnError, Option<CsvTable>> Next(int most)
    {
        features.Clear();
        targets.Clear();
        lines.Clear();
        while (lines.Count < most && csv.Read())
        {
            if (csv.FieldCount == header.Names.Count)
                ReadRow();
            else if (!csv.RawRecord.Trim(" \t"u8).IsEmpty)
                errors.Ragged(csv.LineNumber, csv.FieldCount, header.Names.Count);
        }

        return (errors.Any, lines.Count) switch
        {
            (true, _) => Validated.Fail<Option<CsvTable>>(errors.ToList(rows)),
            (_, 0) => Validated.Ok(Option<CsvTable>.None),
            _ => Validated.Ok(Option<CsvTable>.Some(Table())),
        };
    }

    private void ReadRow()
    {
        (rows, isDropped) = (rows + 1, false);
        for (var i = 0; i < selection.Features.Length; i++)
            features.Add(Number(selection.Features[i], categories[i]));
        var target = selection.Target.Map(Target);
        if (isDropped)
        {
            CollectionsMarshal.SetCount(features, features.Count - selection.Features.Length);
            return;
        }

        target.IfSome(targets.Add);
        lines.Add(csv.LineNumber);
    }

    private double Number(int column, CsvCategories? known)
    {
        var cell = csv.GetSpan(column);
        if (IsMissing(cell))
        {
            if (IsRefused(isTarget: false))
                errors.Missing(csv.LineNumber, column, header.Names[column]);
        }
        else if (known is not null)
            return known.Position(csv.GetString(column).Trim());
        else if (CsvNumber.TryParse(cell, out var number))
            return number;
        else
            errors.NotANumber(csv.LineNumber, column, header.Names[column], csv.GetString(column));
        return double.NaN;
    }

    private string Target(int column)
    {
        if (IsMissing(csv.GetSpan(column)) && IsRefused(isTarget: true))
            errors.MissingTarget(csv.LineNumber, column, header.Names[column]);
        return csv.GetString(column).Trim();
    }

    /// <summary>Whether a missing cell is an error; else it is filled later, or its row is dropped.</summary>
    private bool IsRefused(bool isTarget)
    {
        isDropped |= selection.Reading.Missing is DropMissing;
        return !isDropped && (isTarget || !selection.Reading.Missing.Fills);
    }

    private bool IsMissing(ReadOnlySpan<byte> cell)
    {
        var trimmed = cell.Trim(" \t"u8);
        foreach (var text in missing)
            if (trimmed.SequenceEqual(text))
                return true;
        return trimmed.IsEmpty;
    }

    private CsvTable Table()
    {
        var numbers = CollectionsMarshal.AsSpan(features);
        var width = selection.Features.Length;
        for (var i = 0; i < width; i++)
            categories[i]?.Sort(numbers, i, width);
        return new(
            new(Tensor.Of<double>([lines.Count, width], numbers), [.. selection.Features.Select(i => header.Names[i])], [.. categories.Select(known => known?.Texts ?? [])], [.. lines], header.Source),
            selection.Target.Map(i => new CsvColumn(header.Names[i], header.Source, targets.ToImmutable(), lines.ToImmutable())));
    }
}
