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
        from table in CsvText.Read(text, source, header => header.Training(target))
        from values in Target(table, column => CsvTarget.Of(column, kind))
        from dataset in values.Match(
            Some: t => Dataset.Of(table.Features, t.Values, table.FeatureNames, t.Classes),
            None: () => Validated.Fail<Dataset>(new DataError("no target column") { Where = source }))
        select dataset;

    /// <summary>
    /// The examples in a file for a model that was trained on <paramref name="schema"/>: its columns by name, in any order,
    /// others are ignored. Where the file has the target column, its cells must be targets.
    /// </summary>
    public static Validation<NnError, Examples> Load(string path, Schema schema) => Files.Read(path, file => Read(Utf8(file), path, schema));

    /// <summary>The examples in a text; <paramref name="source"/> names it in errors.</summary>
    public static Validation<NnError, Examples> Read(TextReader text, string source, Schema schema) =>
        from table in CsvText.Read(text, source, header => header.Prediction(schema))
        from values in Target(table, column => CsvTarget.Of(column, schema.Classes))
        select new Examples(table.Features, values.Map(t => t.Values));

    private static Validation<NnError, Option<CsvTarget>> Target(CsvTable table, Func<CsvColumn, Validation<NnError, CsvTarget>> read) => table.Target.Match(
        Some: column => read(column).Map(Option<CsvTarget>.Some),
        None: () => Validated.Ok(Option<CsvTarget>.None));

    private static StreamReader Utf8(Stream file) => new(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
}
