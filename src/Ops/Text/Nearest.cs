using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The known name that a mistyped one probably meant.</summary>
public static class Nearest
{
    private const int LongestName = 200;
    private const int Least = 3;

    /// <summary>
    /// The nearest of the <paramref name="known"/> names by edits (insert, delete, replace, swap neighbours), letters of
    /// either case being equal; of equally near ones that which begins most like it, else the first. A name is near if at most a
    /// third of its letters are edited; if one of the two is the other's first word, as <c>he</c> is of <c>he-normal</c>; or if one
    /// begins with the other, which has three letters or more and at least half of its length.
    /// </summary>
    public static Option<string> Name(string text, IEnumerable<string> known) => text.Length is 0 or > LongestName
        ? Option<string>.None
        : known
            .Where(name => name.Length is > 0 and <= LongestName)
            .Select(name => (Name: name, Edits: Distance(text.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => IsNear(text, candidate.Name, candidate.Edits))
            .OrderBy(candidate => candidate.Edits)
            .ThenByDescending(candidate => candidate.Name.AsSpan().CommonPrefixLength(text))
            .ThenBy(candidate => Math.Abs(candidate.Name.Length - text.Length))
            .Select(candidate => Option<string>.Some(candidate.Name))
            .FirstOrDefault();

    /// <summary>The question whether the nearest name was meant; empty if no name is near.</summary>
    public static string Hint(string text, IEnumerable<string> known) => Name(text, known).Match(Some: near => $"Did you mean '{near}'?", None: () => "");

    private static bool IsNear(string text, string name, int edits) =>
        edits <= Math.Max(text.Length, name.Length) / 3 || Begins(text, name) || Begins(name, text);

    private static bool Begins(string whole, string start) => whole.Length > start.Length && whole.StartsWith(start, StringComparison.OrdinalIgnoreCase)
        && (!char.IsLetter(whole[start.Length]) || (start.Length >= Least && 2 * start.Length >= whole.Length));

    /// <summary>Optimal string alignment: rows of the edit table, of which the last two are kept.</summary>
    private static int Distance(string a, string b)
    {
        var (before, above, row) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var edits = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                row[j] = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] ? Math.Min(edits, before[j - 2] + 1) : edits;
            }

            (before, above, row) = (above, row, before);
        }

        return above[b.Length];
    }
}
