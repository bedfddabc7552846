using System.Text.Json;
using System.Text.Json.Serialization;

namespace Functional.Nn.Bench;

/// <summary>Results as lines of JSON.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Prints one result.</summary>
    public static void Print<T>(T result) => Console.WriteLine(JsonSerializer.Serialize(result, Options));
}
