using System.Text.Json;
using System.Text.Json.Serialization;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Values as JSON, with digits that give the same numbers back. Nothing may be left out, written twice or unknown.</summary>
internal static class StrictJson
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static string Write<A>(A value) => JsonSerializer.Serialize(value, Options);

    /// <summary>What a text says; or why it says nothing of the kind.</summary>
    public static Either<string, A> Read<A>(string json) where A : notnull
    {
        try
        {
            return JsonSerializer.Deserialize<A>(json, Options) is { } read ? read : "null";
        }
        catch (JsonException e)
        {
            return e.Message;
        }
    }
}
