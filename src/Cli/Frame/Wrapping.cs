using System.Text;
using System.Text.RegularExpressions;

namespace Functional.Nn.Cli;

/// <summary>Text in lines of limited width.</summary>
internal static partial class Wrapping
{
    private const char Joint = '\0';

    /// <summary>The words of <paramref name="text"/> after <paramref name="head"/>, below each other where they do not fit.</summary>
    public static string Hanging(string head, string text, int width)
    {
        var (result, column) = (new StringBuilder(head), head.Length);
        foreach (var word in Words(text, width - head.Length))
        {
            if (column > head.Length && column + 1 + word.Length > width)
            {
                result.Append('\n').Append(' ', head.Length);
                column = head.Length;
            }
            else if (column > head.Length)
            {
                result.Append(' ');
                column++;
            }

            result.Append(word);
            column += word.Length;
        }

        return result.ToString();
    }

    /// <summary>What lines are made of: a row of a tensor is one word, if a line has room for it.</summary>
    private static IEnumerable<string> Words(string text, int room) =>
        Row().Replace(text, row => row.Length <= room ? row.Value.Replace(' ', Joint) : row.Value).Split(' ').Select(word => word.Replace(Joint, ' '));

    [GeneratedRegex(@"\[+[^][]*\]+,?")]
    private static partial Regex Row();
}
