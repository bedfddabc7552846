using System.Text;

namespace Functional.Nn.Cli;

/// <summary>Text in lines of limited width.</summary>
internal static class Wrapping
{
    /// <summary>The words of <paramref name="text"/> after <paramref name="head"/>, below each other where they do not fit.</summary>
    public static string Hanging(string head, string text, int width)
    {
        var (result, column) = (new StringBuilder(head), head.Length);
        foreach (var word in text.Split(' '))
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
}
