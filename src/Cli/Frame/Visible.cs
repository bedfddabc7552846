namespace Functional.Nn.Cli;

/// <summary>Text that does nothing to a terminal but to be read there, whoever wrote it.</summary>
internal static class Visible
{
    /// <summary>The text with escapes for control characters other than the end of a line, and for those that turn the direction of writing.</summary>
    public static string Of(string text) => text.All(IsShown) ? text : string.Concat(text.Select(c => IsShown(c) ? $"{c}" : $"\\u{(int)c:x4}"));

    private static bool IsShown(char c) => c is '\n' || !(char.IsControl(c) || c is (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069'));
}
