using Functional.Nn.Training;
using LanguageExt;

namespace Functional.Nn.Cli;

/// <summary>Where a table is: in the library, by name, or in a file.</summary>
internal static class TableSource
{
    /// <summary>The table as one of the library or as a file reads it. What looks like no file is taken for a name that is mistyped.</summary>
    public static Validation<NnError, A> Read<A>(string source, Func<string, Validation<NnError, A>> table, Func<string, Validation<NnError, A>> file) =>
        !Tables.Names.Contains(source) && (File.Exists(source) || source.AsSpan().ContainsAny('.', '/', '\\')) ? file(source) : table(source);
}
