using System.Collections.Immutable;
using System.Text.Json;

namespace Functional.Nn.Properties;

/// <summary>The reference files: those of the folder that FNN_REFERENCE names, else the tests' own.</summary>
internal static class ReferenceFiles
{
    private static readonly Lazy<ImmutableArray<(char Family, JsonElement Json)>> Read = new(() =>
        [.. Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal).SelectMany(Cases)]);

    private static readonly Lazy<ImmutableArray<ReferenceCase>> Ops = new(() => [.. "abcdefi".SelectMany(Family).Select(ReferenceCase.Of)]);

    /// <summary>The cases of all ops.</summary>
    public static ImmutableArray<ReferenceCase> OpCases => Ops.Value;

    /// <summary>The cases of the files whose names begin with a letter.</summary>
    public static IEnumerable<JsonElement> Family(char letter) => Read.Value.Where(@case => @case.Family == letter).Select(@case => @case.Json);

    /// <summary>The names of a family's cases.</summary>
    public static IEnumerable<string> Names(char letter) => Family(letter).Select(@case => @case.GetProperty("name").GetString()!);

    /// <summary>The case of a family that has a name.</summary>
    public static JsonElement Find(char letter, string name) => Family(letter).Single(@case => @case.GetProperty("name").GetString() == name);

    public static string Folder => Environment.GetEnvironmentVariable("FNN_REFERENCE") is { Length: > 0 } folder
        ? folder
        : Path.Combine(AppContext.BaseDirectory, "Reference", "Values");

    private static IEnumerable<(char, JsonElement)> Cases(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return [.. json.RootElement.GetProperty("cases").EnumerateArray().Select(@case => (Path.GetFileName(file)[0], @case.Clone()))];
    }
}
