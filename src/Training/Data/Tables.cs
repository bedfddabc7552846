using System.Reflection;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Real tables that need no file; their sources are in <c>Data/Tables/README.md</c>.</summary>
public static class Tables
{
    private const string Extension = ".csv";

    /// <summary>The names of the tables, in ordinal order.</summary>
    public static ValueList<string> Names { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.EndsWith(Extension, StringComparison.Ordinal)).Select(n => n[..^Extension.Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>The table of that name; its target column is <c>target</c>.</summary>
    public static Validation<NnError, Dataset> Load(string name) =>
        Names.IndexOf(name) >= 0 && Assembly.GetExecutingAssembly().GetManifestResourceStream(name + Extension) is { } stream
            ? Read(stream, name)
            : Validated.Fail<Dataset>(new DataError("no such table")
            {
                Expected = string.Join(", ", Names),
                Found = CsvPlace.Quote(name),
                Hint = Nearest.Name(name, Names).Match(Some: near => $"Did you mean '{near}'?", None: () => ""),
            });

    private static Validation<NnError, Dataset> Read(Stream stream, string name)
    {
        using var text = new StreamReader(stream);
        return
            from table in Csv.Read(text, name, "target")
            from named in Dataset.Of(table.Features, table.Targets, table.FeatureNames, Classes(name, table.ClassNames))
            select named;
    }

    private static ValueList<string> Classes(string table, ValueList<string> numbers) => table switch
    {
        "iris" => ["setosa", "versicolor", "virginica"],
        "breast_cancer" => ["malignant", "benign"],
        _ => numbers,
    };
}
