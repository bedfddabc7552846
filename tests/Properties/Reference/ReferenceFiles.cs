using System.Collections.Immutable;
using System.Text.Json;

namespace Functional.Nn.Properties;

/// <summary>The reference files: those of the folder that FNN_REFERENCE names, else the tests' own.</summary>
internal static class ReferenceFiles
{
    private static readonly Lazy<ImmutableArray<ReferenceCase>> Read = new(() =>
        [.. Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal).Where(file => IsOps(Path.GetFileName(file))).SelectMany(Cases)]);

    /// <summary>The cases of all ops.</summary>
    public static ImmutableArray<ReferenceCase> OpCases => Read.Value;

    public static string Folder => Environment.GetEnvironmentVariable("FNN_REFERENCE") is { Length: > 0 } folder
        ? folder
        : Path.Combine(AppContext.BaseDirectory, "Reference", "Values");

    private static bool IsOps(string file) => file is [>= 'a' and <= 'f' or 'i', '_', ..];

    private static IEnumerable<ReferenceCase> Cases(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return [.. json.RootElement.GetProperty("cases").EnumerateArray().Select(ReferenceCase.Of)];
    }
}
