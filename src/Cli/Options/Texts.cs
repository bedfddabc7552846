using System.CommandLine;
using System.Globalization;
using Functional.Nn.Interop;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary>Values that are written as text on the command line. Errors quote it.</summary>
internal static class Texts
{
    private const string Index = "index ";

    /// <summary>What <paramref name="parse"/> makes of an option's text.</summary>
    public static Validation<NnError, A> Text<A>(this ParseResult parsed, Setting<string> option, Func<string, Validation<NnError, A>> parse) =>
        parsed.GetValue(option) is { } text
            ? Quoted(option.Name, text, parse)
            : Fail<A>(new DataError($"{option.Name} is missing"));

    /// <summary>What <paramref name="parse"/> makes of a text from <paramref name="source"/>.</summary>
    public static Validation<NnError, A> Quoted<A>(string source, string text, Func<string, Validation<NnError, A>> parse) =>
        parse(text).MapFail(error => TextError.Of(error, source, text));

    /// <summary>Whether a file can be written that is none of those that are read.</summary>
    public static Validation<NnError, LanguageExt.Unit> Output(Setting<string> option, string? path, params string[] read) =>
        path is null ? Ok(LanguageExt.Unit.Default)
        : path is "" ? Fail<LanguageExt.Unit>(new FileError("no path") { Where = option.Name, Expected = "the name of a file", Found = "''" })
        : Array.Find(read, other => Files.AreSame(path, other)) is { } same ? Fail<LanguageExt.Unit>(new FileError($"{option.Name} would replace another file of this command") { Where = path, Expected = "a file of its own", Found = same })
        : Files.CanWrite(path);

    /// <summary>What one example is: a shape of real numbers, or of indices behind <c>index</c>.</summary>
    public static Validation<NnError, TensorType> ParseExample(string text) => text.TrimStart().StartsWith(Index, StringComparison.Ordinal)
        ? ParseShape(text.TrimStart()[Index.Length..]).Map(shape => new TensorType(shape, Kind.Index))
        : ParseShape(text).Map(shape => new TensorType(shape));

    /// <summary>A shape: <c>28,28,1</c>, <c>28x28x1</c> or <c>[28, 28, 1]</c>.</summary>
    public static Validation<NnError, Shape> ParseShape(string text)
    {
        var extents = text.Trim().TrimStart('[').TrimEnd(']').Split([',', 'x'], StringSplitOptions.TrimEntries)
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var extent) ? extent : 0).ToArray();
        return Array.TrueForAll(extents, extent => extent > 0)
            ? Ok(Shape.Of([.. extents.Select(extent => (Dim)extent)]))
            : Fail<Shape>(new DataError("shape of an example") { Expected = "whole numbers above 0 as in 784 or 28,28,1", Found = $"'{text}'" });
    }
}
