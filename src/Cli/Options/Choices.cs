using Functional.Nn.Ops;

namespace Functional.Nn.Cli;

/// <summary>Options that are one of a few words.</summary>
internal static class Choices
{
    /// <summary>One of <paramref name="words"/>; the first one if left out.</summary>
    public static Setting<string> Of(string name, string description, params string[] words) => new(name, $"{description} One of {string.Join(", ", words)}.", "word")
    {
        Default = words[0],
        CustomParser = given =>
        {
            var text = given.Tokens[^1].Value;
            if (!words.Contains(text))
                given.AddError($"{name}: expected one of {string.Join(", ", words)}, found '{text}'{Nearest.Name(text, words).Match(Some: near => $"; did you mean '{near}'?", None: () => "")}");
            return text;
        },
    };
}
