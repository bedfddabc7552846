using System.Collections.Immutable;
using Functional.Nn.Interop;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>The names in the first line of a table.</summary>
internal sealed record CsvHeader(ValueList<string> Names, string Source)
{
    /// <summary>Every column but the target is a feature.</summary>
    public Validation<NnError, CsvSelection> Training(string target, Reading reading)
    {
        var position = Names.IndexOf(target);
        return Select(
            [.. Unnamed(), .. Repeated(Names), .. Missing("target column", target), .. reading.Categorical.SelectMany(column => column == target ? Target(column) : Missing("categorical column", column)), .. NoFeatures(), .. reading.Broken],
            new([.. Enumerable.Range(0, Names.Count).Where(i => i != position)], position, reading));
    }

    /// <summary>The features of a trained model and, if it is there, its target.</summary>
    public Validation<NnError, CsvSelection> Prediction(Schema schema)
    {
        var (features, position) = (schema.Columns, schema.Target is "" ? -1 : Names.IndexOf(schema.Target));
        return Select(
            [.. Repeated(features.Append(schema.Target)), .. features.SelectMany(f => Missing("feature column", f))],
            new([.. features.Select(Names.IndexOf)], position >= 0 ? position : Option<int>.None, schema.Encoder.Reading));
    }

    private Validation<NnError, CsvSelection> Select(ImmutableArray<NnError> errors, CsvSelection selection) => Names.Count == 0
        ? Validated.Fail<CsvSelection>(new DataError("empty table") { Where = Source, Expected = "a header line and rows" })
        : Names.Any(name => name.Contains('\0', StringComparison.Ordinal)) ? Validated.Fail<CsvSelection>(CsvText.NotText(Source, "null characters in the header"))
        : errors.IsEmpty ? Validated.Ok(selection) : Validated.Fail<CsvSelection>(errors.Capped(Source));

    private IEnumerable<NnError> Unnamed() => Enumerable.Range(0, Names.Count).Where(i => Names[i] is "").Select(i =>
        new DataError("unnamed column") { Where = $"{CsvPlace.Header(Source)}, column {i + 1}", Hint = "Give it a name or leave it out." });

    private IEnumerable<NnError> Repeated(IEnumerable<string> used)
    {
        var names = used.ToImmutableHashSet(StringComparer.Ordinal).Remove("");
        return Names.Index().GroupBy(n => n.Item, n => n.Index + 1).Where(n => names.Contains(n.Key) && n.Count() > 1).Select(name => new DataError("repeated column name")
        {
            Where = CsvPlace.Header(Source),
            Expected = "every name once",
            Found = $"{CsvPlace.Quote(name.Key)} as columns {string.Join(", ", name.Take(CappedErrors.Most))}",
        });
    }

    private IEnumerable<NnError> Missing(string what, string name) => Names.IndexOf(name) >= 0
        ? []
        : [new DataError($"no {what}")
        {
            Where = CsvPlace.Header(Source),
            Expected = $"'{name}'",
            Found = CsvPlace.List(Names),
            Hint = Nearest.Name(name, Names).Match(Some: near => $"Did you mean '{near}'?", None: () => "Name the column that you mean."),
        }];

    private IEnumerable<NnError> Target(string column) =>
        [new DataError("categorical column") { Where = CsvPlace.Header(Source), Expected = "a feature", Found = $"the target {CsvPlace.Quote(column)}", Hint = "Targets that are text are classes anyway." }];

    private IEnumerable<NnError> NoFeatures() => Names.Count != 1
        ? []
        : [new DataError("no feature columns") { Where = CsvPlace.Header(Source), Found = $"only {CsvPlace.Quote(Names[0])}", Hint = "Columns are separated by commas." }];
}
