using System.Text;
using Functional.Nn.Interop;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>
/// Tables of comma-separated values with a header line (RFC 4180; semicolons, tabs and bars are recognised). Features are
/// finite numbers with a decimal point. Every error names the file, the line and the column.
/// </summary>
public static class Csv
{
    /// <summary>The dataset in a file in UTF-8: column <paramref name="target"/> is to be predicted from all others.</summary>
    public static Validation<NnError, Dataset> Load(string path, string target, TargetKind kind = TargetKind.Infer) =>
        Files.Read(path, file => Read(Utf8(file), path, target, kind));

    /// <summary>The dataset in a text; <paramref name="source"/> names it in errors.</summary>
    public static Validation<NnError, Dataset> Read(TextReader text, string source, string target, TargetKind kind = TargetKind.Infer) =>
        ReadTable(text, source, target, new(), kind).Bind(Encoder.Identity.Apply);

    /// <summary>The table in a file in UTF-8, whose features may be missing or categories, as <paramref name="reading"/> says: column <paramref name="target"/> is to be predicted from all others.</summary>
    public static Validation<NnError, RawDataset> LoadTable(string path, string target, Reading reading, TargetKind kind = TargetKind.Infer) =>
        Files.Read(path, file => ReadTable(Utf8(file), path, target, reading, kind));

    /// <summary>The table in a text; <paramref name="source"/> names it in errors.</summary>
    public static Validation<NnError, RawDataset> ReadTable(TextReader text, string source, string target, Reading reading, TargetKind kind = TargetKind.Infer) =>
        from read in CsvText.Read(text, source, header => header.Training(target, reading))
        from values in Target(read, column => CsvTarget.Of(column, kind))
        from table in values.Match(
            Some: t => Validated.Ok(new RawDataset(read.Cells, t.Values, t.Classes, reading)),
            None: () => Validated.Fail<RawDataset>(new DataError("no target column") { Where = source }))
        select table;

    /// <summary>
    /// The examples in a file for a model that was trained on <paramref name="schema"/>: its columns by name, in any order,
    /// others are ignored. Where the file has the target column, its cells must be targets.
    /// </summary>
    public static Validation<NnError, Examples> Load(string path, Schema schema) => Files.Read(path, file => Read(Utf8(file), path, schema));

    /// <summary>The examples in a text; <paramref name="source"/> names it in errors.</summary>
    public static Validation<NnError, Examples> Read(TextReader text, string source, Schema schema) =>
        CsvText.Read(text, source, header => header.Prediction(schema)).Bind(table => Examples(table, schema));

    /// <summary>The examples in a file as a stream, for a schema that says which columns there are and which classes: as <see cref="Load(string, Schema)"/>, but the file needs the target column. Errors: those of
    /// its first rows; others come when they are read.</summary>
    public static Validation<NnError, StreamedExamples> Stream(string path, Schema schema) => StreamedExamples.Of(path, schema.Features, schema.Classes, rows => Parts(path, schema, rows));

    private static IEnumerable<Validation<NnError, Batch>> Parts(string path, Schema schema, int rows)
    {
        var opened = Files.Open(path);
        if (opened.IsFail)
        {
            yield return Validated.Fail<Batch>(opened.Errors());
            yield break;
        }

        using var text = Utf8(opened.OrThrow());
        foreach (var part in CsvText.Parts(text, path, header => header.Prediction(schema), rows))
            yield return
                from table in part
                from examples in Examples(table, schema)
                from targets in examples.Targets.Match(Some: Validated.Ok, None: () => Validated.Fail<Tensor>(new DataError("no target column") { Where = CsvPlace.Header(path), Expected = CsvPlace.Quote(schema.Target) }))
                select new Batch(examples.Features, targets);
    }

    private static Validation<NnError, Examples> Examples(CsvTable table, Schema schema) =>
        from values in Target(table, column => CsvTarget.Of(column, schema.Classes))
        from features in schema.Encoder.Apply(table.Cells)
        select new Examples(features, values.Map(t => t.Values));

    private static Validation<NnError, Option<CsvTarget>> Target(CsvTable table, Func<CsvColumn, Validation<NnError, CsvTarget>> read) => table.Target.Match(
        Some: column => read(column).Map(Option<CsvTarget>.Some),
        None: () => Validated.Ok(Option<CsvTarget>.None));

    private static StreamReader Utf8(Stream file) => new(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
}
