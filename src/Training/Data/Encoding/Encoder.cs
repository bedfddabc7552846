using System.Collections.Immutable;
using Functional.Nn.Interop;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>What makes numbers of the cells of a table, as data: what missing ones are filled with and which categories there are, fitted to a part of the data.</summary>
/// <param name="Columns">The columns, in the order of the features; none where nothing is changed.</param>
/// <param name="MissingTexts">The cells that are missing beside empty ones.</param>
/// <param name="IgnoreUnknown">Whether an unknown category is none of those that are known, all zeros, rather than an error.</param>
public sealed record Encoder(ValueList<EncodedColumn> Columns, ValueList<string> MissingTexts = default, bool IgnoreUnknown = false)
{
    /// <summary>Changes nothing.</summary>
    public static Encoder Identity { get; } = new([]);

    /// <summary>The names of the features that it makes.</summary>
    public ValueList<string> FeatureNames => [.. Columns.SelectMany(column => column.FeatureNames)];

    /// <summary>The encoder of a part of a table, as its <see cref="RawDataset.Reading"/> says. Errors: a column that has nothing but missing cells in this part.</summary>
    public static Validation<NnError, Encoder> Fit(RawDataset train)
    {
        var (cells, reading) = (train.Cells, train.Reading);
        if (reading.Broken.ToArray() is { Length: > 0 } broken)
            return Validated.Fail<Encoder>(broken);
        if (cells.Texts.All(texts => texts.Count == 0) && !reading.Missing.Fills)
            return Validated.Ok(Identity with { MissingTexts = reading.MissingTexts });
        var known = cells.Numbers.Columns(column => Array.FindAll(column, number => !double.IsNaN(number)));
        return known.Select((numbers, i) => Fit(cells, i, numbers, reading.Missing)).Sequence().Map(columns => new Encoder([.. columns], reading.MissingTexts, reading.IgnoreUnknown));
    }

    /// <summary>The dataset of a table with the same columns. Errors: a missing cell that has nothing to be filled with, a category that the part which this was fitted to does not have,
    /// categories where this takes numbers, or numbers where it takes categories.</summary>
    public Validation<NnError, Dataset> Apply(RawDataset table) =>
        from features in Apply(table.Cells)
        from data in Dataset.Of(features, table.Targets, Columns.Count == 0 ? table.Cells.Names : FeatureNames, table.ClassNames)
        select data;

    /// <summary>As JSON, with digits that give the same numbers back.</summary>
    public string ToJson() => EncoderJson.Write(this);

    /// <summary>The encoder that <see cref="ToJson"/> wrote; <paramref name="source"/> names the text in errors.</summary>
    public static Validation<NnError, Encoder> Parse(string json, string source) => EncoderJson.Read(json, source);

    /// <summary>How a table is read for it.</summary>
    internal Reading Reading => new()
    {
        Missing = Columns.Any(column => column.Fill.IsSome) ? Missing.Mean : Missing.Refuse,
        MissingTexts = MissingTexts,
        Categorical = [.. Columns.Where(column => column.Categories.Count > 0).Select(column => column.Name)],
        IgnoreUnknown = IgnoreUnknown,
    };

    /// <summary>The features of cells.</summary>
    internal Validation<NnError, Tensor> Apply(Cells cells)
    {
        if (Columns.Count > 0 && cells.Names != ValueList.Of<string>([.. Columns.Select(column => column.Name)]))
            return Validated.Fail<Tensor>(new DataError("columns of a table") { Where = cells.Source, Expected = CsvPlace.List([.. Columns.Select(column => column.Name)]), Found = CsvPlace.List(cells.Names) });
        if (Misread(cells).Capped(cells.Source) is { Count: > 0 } misread)
            return Validated.Fail<Tensor>(misread);
        if (Columns.All(column => column.IsPlain))
            return Validated.Ok(cells.Numbers);
        var (numbers, width) = (cells.Numbers.To<double>(), Columns.Sum(column => (long)column.Width));
        if (width * cells.Count > Array.MaxLength)
            return Validated.Fail<Tensor>(new DataError("too many categories") { Where = cells.Source, Expected = $"at most {Array.MaxLength} numbers", Found = $"{cells.Count} rows of {width}" });
        var (known, errors) = (Columns.Select((column, i) => Positions(column, cells.TextsOf(i))).ToArray(), new FirstErrors());
        var features = Tensor.Create<double>([cells.Count, (int)width], to =>
        {
            for (var at = 0; at < numbers.Length; at++)
            {
                var (row, i) = Math.DivRem(at, Columns.Count);
                if (Write(Columns[i], known[i], numbers.Span[at], to) is { } wrong)
                    errors.Add(row, () => Wrong(cells, row, i, wrong));
                to = to[Columns[i].Width..];
            }
        });
        return errors.Count == 0
            ? Validated.Ok<Tensor>(features)
            : Validated.Fail<Tensor>(errors.Kept.Select(error => error.Error).Append(new MoreErrors(errors.Count - errors.Kept.Count)).Capped(cells.Source));
    }

    private static Validation<NnError, EncodedColumn> Fit(Cells cells, int i, double[] known, Missing missing)
    {
        var texts = cells.TextsOf(i);
        var fill = texts.Count > 0 && missing.Fills ? 0 : missing.Fill([.. known]);
        return known.Length == 0 || (fill.IsNone && missing.Fills)
            ? Validated.Fail<EncodedColumn>(new DataError("a column of missing cells") { Where = CsvPlace.Column(cells.Source, cells.Names[i]), Expected = "some that are not, among the training examples", Hint = "Leave the column out." })
            : Validated.Ok(new EncodedColumn(cells.Names[i], [.. known.Distinct().Order().Where(_ => texts.Count > 0).Select(position => texts[(int)position])], fill, missing.Indicates && known.Length < cells.Count));
    }

    /// <summary>Columns that were read as texts and are taken for numbers, or the other way round; one whose cells are all missing is neither.</summary>
    private IEnumerable<NnError> Misread(Cells cells) =>
        from i in Enumerable.Range(0, cells.Names.Count)
        let ofTexts = cells.TextsOf(i).Count > 0
        let takesTexts = Columns.Count > 0 && Columns[i].Categories.Count > 0
        where ofTexts != takesTexts && (ofTexts || cells.HasNumber(i))
        select new DataError("a column of another kind")
        {
            Where = CsvPlace.Column(cells.Source, cells.Names[i]),
            Expected = takesTexts ? "categories" : "numbers",
            Found = takesTexts ? "numbers" : "categories",
            Hint = "Read it as the table that the encoder was fitted to: Reading.Categorical.",
        };

    /// <summary>For each text of a column the position of its category, or -1; none for numbers.</summary>
    private static int[] Positions(EncodedColumn column, ValueList<string> texts)
    {
        var positions = column.Categories.Select((category, i) => (category, i)).ToImmutableDictionary(c => c.category, c => c.i, StringComparer.Ordinal);
        return [.. texts.Select(text => positions.GetValueOrDefault(text, -1))];
    }

    /// <summary>Writes what a cell becomes; answers the What of the error, if it is one.</summary>
    private string? Write(EncodedColumn column, int[] known, double cell, Span<double> to)
    {
        var these = to[..Math.Max(1, column.Categories.Count)];
        if (column.Indicator)
            to[these.Length] = double.IsNaN(cell) ? 1 : 0;
        if (double.IsNaN(cell))
            these.Fill(column.Fill.IfNone(double.NaN));
        else if (column.Categories.Count == 0)
            these[0] = cell;
        else if (known[(int)cell] is >= 0 and var position)
            these[position] = 1;
        else if (!IgnoreUnknown)
            return Unknown;
        return double.IsNaN(these[0]) ? "missing cell" : null;
    }

    private const string Unknown = "unknown category";

    private DataError Wrong(Cells cells, int row, int i, string what) => new DataError(what)
    {
        Where = cells.Place(row, i),
        Expected = what is Unknown ? $"one of {CsvPlace.List(Columns[i].Categories)}" : "",
        Found = what is Unknown ? CsvPlace.Quote(Text(cells, row, i)) : "",
        Hint = what is not Unknown ? CsvErrors.Fillable : Nearest.Name(Text(cells, row, i), Columns[i].Categories).Match(
            Some: near => $"Did you mean '{near}'?",
            None: () => "To take it for none of these, say so: --ignore-unknown, or Reading.IgnoreUnknown, when training."),
    };

    private static string Text(Cells cells, int row, int i) => cells.Texts[i][(int)cells.Numbers.To<double>()[row, i]];
}
