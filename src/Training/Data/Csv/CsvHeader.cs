using System.Collections.Immutable;
using Functional.Nn.Interop;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>The names in the first line of a table.</summary>
internal sealed record CsvHeader(Names Names, string Source)
{
    private const int Listed = 20;

    /// <summary>Every column but the target is a feature.</summary>
    public Validation<NnError, CsvSelection> Training(string target) =>
        Select(
            [.. Unnamed(), .. Repeated(Names), .. Missing("target column", target), .. Names.Count == 1 ? [NoFeatures()] : ImmutableArray<NnError>.Empty],
            new([.. Enumerable.Range(0, Names.Count).Where(i => i != Names.IndexOf(target))], Names.IndexOf(target)));

    /// <summary>The features of a trained model and, if it is there, its target.</summary>
    public Validation<NnError, CsvSelection> Prediction(Schema schema) =>
        Select(
            [.. Repeated(schema.Features.Append(schema.Target)), .. schema.Features.SelectMany(f => Missing("feature column", f))],
            new([.. schema.Features.Select(f => Names.IndexOf(f))], schema.Target is not "" && Names.IndexOf(schema.Target) is >= 0 and var target ? target : Option<int>.None));

    private Validation<NnError, CsvSelection> Select(ImmutableArray<NnError> errors, CsvSelection selection) => Names.Count == 0
        ? Validated.Fail<CsvSelection>(new DataError("empty table") { Where = Source, Expected = "a header line and rows" })
        : errors.IsEmpty ? Validated.Ok(selection) : Validated.Fail<CsvSelection>(errors.Capped(Source));

    private IEnumerable<NnError> Unnamed() => Enumerable.Range(0, Names.Count).Where(i => Names[i] is "").Select(i =>
        new DataError("unnamed column") { Where = $"{CsvPlace.Header(Source)}, column {i + 1}", Hint = "Give it a name or leave it out." });

    private IEnumerable<NnError> Repeated(IEnumerable<string> used) => used.Where(n => n is not "").Distinct().Where(n => Names.Count(m => m == n) > 1).Select(name =>
        new DataError("repeated column name")
        {
            Where = CsvPlace.Header(Source),
            Expected = "every name once",
            Found = $"'{name}' as columns {string.Join(", ", Enumerable.Range(1, Names.Count).Where(i => Names[i - 1] == name))}",
        });

    private IEnumerable<NnError> Missing(string what, string name) => Names.IndexOf(name) >= 0
        ? []
        : [new DataError($"no {what}")
        {
            Where = CsvPlace.Header(Source),
            Expected = $"'{name}'",
            Found = string.Join(", ", Names.Take(Listed)) + (Names.Count > Listed ? $" and {Names.Count - Listed} more" : ""),
            Hint = Nearest.Name(name, Names).Match(Some: near => $"Did you mean '{near}'?", None: () => ""),
        }];

    private DataError NoFeatures() => new("no feature columns") { Where = CsvPlace.Header(Source), Found = $"only {CsvPlace.Quote(Names[0])}", Hint = "Columns are separated by commas." };
}
