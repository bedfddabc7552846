using System.Globalization;
using System.Text;

namespace Functional.Nn;

/// <summary>Text in letters of one width: how many columns it takes, and what of it fits.</summary>
internal static class Columns
{
    private const string Ellipsis = "…";
    private const int LastNarrow = 0x52f;

    /// <summary>The columns that a text takes: two for all that is not Latin, Greek or Cyrillic, to be safe.</summary>
    public static int Of(string text) => text.EnumerateRunes().Sum(Of);

    /// <summary>Whether every letter has the width of one.</summary>
    public static bool AreEven(string text) => text.EnumerateRunes().All(rune => Of(rune) == 1);

    /// <summary>The text, or its start and an ellipsis.</summary>
    public static string Start(string text, int most) => Of(text) <= most ? text : $"{Taken(text.EnumerateRunes(), most - 1)}{Ellipsis}";

    /// <summary>The text, or its start and its end with an ellipsis between them.</summary>
    public static string Ends(string text, int most) => Of(text) <= most
        ? text
        : $"{Taken(text.EnumerateRunes(), (most - 1) / 3)}{Ellipsis}{string.Concat(Taken(text.EnumerateRunes().Reverse(), most - 1 - ((most - 1) / 3)).EnumerateRunes().Reverse())}";

    private static string Taken(IEnumerable<Rune> runes, int most)
    {
        var left = most;
        return string.Concat(runes.TakeWhile(rune => (left -= Of(rune)) >= 0));
    }

    private static int Of(Rune rune) => rune.Value <= LastNarrow || rune.Value == Ellipsis[0] ? 1
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark ? 1
        : 2;
}
