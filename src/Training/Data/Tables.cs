using System.Reflection;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Real tables that need no file; their sources are in <c>Data/Tables/README.md</c>.</summary>
public static class Tables
{
    private const string Extension = ".csv";
    private const string Target = "target";

    /// <summary>The names of the tables, in ordinal order.</summary>
    public static ValueList<string> Names { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.EndsWith(Extension, StringComparison.Ordinal)).Select(n => n[..^Extension.Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>The table of that name; its target column is <c>target</c>.</summary>
    public static Validation<NnError, Dataset> Load(string name) =>
        from table in Text(name, text => Csv.Read(text, name, Target))
        from named in Dataset.Of(table.Features, table.Targets, table.FeatureNames, Classes(name, table.ClassNames))
        select named;

    /// <summary>The examples in the table of that name for a model that was trained on <paramref name="schema"/>, as <see cref="Csv.Load(string, Schema)"/> has them of a file.</summary>
    public static Validation<NnError, Examples> Load(string name, Schema schema) =>
        from cells in Text(name, text => Csv.Read(text, name, Target)).Map(table => table.ClassNames)
        let names = Classes(name, cells)
        from examples in Text(name, text => Csv.Read(text, name, schema with { Classes = [.. schema.Classes.Select(c => names.IndexOf(c) is >= 0 and var i ? cells[i] : c)] }))
        select examples;

    private static Validation<NnError, A> Text<A>(string name, Func<TextReader, Validation<NnError, A>> read)
    {
        if (Names.IndexOf(name) < 0 || Assembly.GetExecutingAssembly().GetManifestResourceStream(name + Extension) is not { } stream)
            return Validated.Fail<A>(new DataError("no such table")
            {
                Expected = string.Join(", ", Names),
                Found = CsvPlace.Quote(name),
                Hint = Nearest.Name(name, Names).Match(Some: near => $"Did you mean '{near}'?", None: () => ""),
            });
        using var text = new StreamReader(stream);
        return read(text);
    }

    private static ValueList<string> Classes(string table, ValueList<string> numbers) => table switch
    {
        "iris" => ["setosa", "versicolor", "virginica"],
        "breast_cancer" => ["malignant", "benign"],
        _ => numbers,
    };
}
