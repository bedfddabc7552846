using System.Globalization;
using System.Text;

namespace Functional.Nn;

/// <summary>Text in quotation marks, on one line: <c>"</c> and <c>\</c> have a <c>\</c> before them, what cannot be seen is <c>\u</c>
/// and four hexadecimal digits.</summary>
public static class Quoted
{
    /// <summary>The text in quotation marks.</summary>
    public static string Write(string text) => $"\"{Escape(text)}\"";

    /// <summary>The text as it stands between the quotation marks.</summary>
    public static string Escape(string text) => text.Any(IsEscaped)
        ? text.Select((c, i) => c is '"' or '\\' ? $"\\{c}" : IsUnseen(text, i) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : $"{c}")
            .Aggregate(new StringBuilder(), (escaped, piece) => escaped.Append(piece)).ToString()
        : text;

    /// <summary>The text that was written.</summary>
    public static string Read(string quoted)
    {
        var text = new StringBuilder();
        for (var i = 1; i < quoted.Length - 1; i++)
            text.Append((quoted[i], quoted[i + 1]) switch
            {
                ('\\', 'u') when i + 6 < quoted.Length && ushort.TryParse(quoted.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && (i += 5) > 0 => (char)code,
                ('\\', _) => quoted[++i],
                (var c, _) => c,
            });
        return text.ToString();
    }

    private static bool IsEscaped(char c) => c is '"' or '\\' || char.IsControl(c) || char.IsSurrogate(c);

    private static bool IsUnseen(string text, int i) =>
        char.IsControl(text[i]) || (char.IsSurrogate(text[i]) && !(i > 0 && char.IsSurrogatePair(text, i - 1)) && !(i + 1 < text.Length && char.IsSurrogatePair(text, i)));
}
