using System.Globalization;
using System.Text;

namespace Functional.Nn;

/// <summary>Text and numbers as they stand in XML.</summary>
internal static class Xml
{
    /// <summary>The text; what XML would read as markup as its entities, what it does not allow as the replacement character.</summary>
    public static string Escape(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        0xfffe or 0xffff => $"{Rune.ReplacementChar}",
        < ' ' and not ('\t' or '\n' or '\r') => $"{Rune.ReplacementChar}",
        _ => $"{rune}",
    }));

    /// <summary>A number with at most one digit behind the point.</summary>
    public static string Number(double number) => (Math.Round(number, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);
}
