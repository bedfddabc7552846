using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Functional.Nn.Properties.Adapter;

internal static class Pretty
{
    private const int Longest = 10_000;
    private const int Deepest = 16;
    private const BindingFlags Anywhere = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static string Print(object? value)
    {
        var culture = CultureInfo.CurrentCulture;
        var text = new StringBuilder();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            Write(text, value, 0);
        }
        catch (Exception e)
        {
            text.Append($"<{value?.GetType().Name}: printing it threw {e.GetType().Name}: {e.Message}>");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int depth) => _ = value switch
    {
        _ when depth > Deepest || text.Length > Longest => text.Append('…'),
        null => text.Append("null"),
        bool truth => text.Append(truth ? "true" : "false"),
        string s => text.Append($"\"{string.Concat(s.Select(Escape))}\""),
        char c => text.Append($"'{Escape(c)}'"),
        ITuple tuple => Join(text, "(", Enumerable.Range(0, tuple.Length).Select(i => ((string?)null, tuple[i])), ")", depth),
        IFormattable number => text.Append(number.ToString(null, CultureInfo.InvariantCulture)),
        _ when IsPlainRecord(value.GetType()) => Join(text, $"{value.GetType().Name} {{ ", Members(value), " }", depth),
        IEnumerable items when !PrintsItself(value.GetType()) => Join(text, "[", items.Cast<object?>().Select(i => ((string?)null, i)), "]", depth),
        _ => text.Append(value),
    };

    private static StringBuilder Join(StringBuilder text, string open, IEnumerable<(string? Name, object? Value)> parts, string close, int depth)
    {
        text.Append(open);
        var separator = "";
        foreach (var (name, value) in parts)
        {
            text.Append(separator).Append(name).Append(name is null ? "" : " = ");
            Write(text, value, depth + 1);
            if (text.Length > Longest)
                break;
            separator = ", ";
        }

        return text.Append(close);
    }

    private static IEnumerable<(string?, object?)> Members(object value) =>
        value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.GetIndexParameters().Length == 0).Select(p => ((string?)p.Name, p.GetValue(value)));

    private static bool IsPlainRecord(Type type) =>
        type.GetMethod("PrintMembers", Anywhere, [typeof(StringBuilder)]) is not null
        && ToStringOf(type).IsDefined(typeof(CompilerGeneratedAttribute), false);

    // The library's own collections print their type's name or their first elements only.
    private static bool PrintsItself(Type type) =>
        ToStringOf(type).DeclaringType?.Namespace is { } home
        && !home.StartsWith("System", StringComparison.Ordinal) && !home.StartsWith("Microsoft.FSharp", StringComparison.Ordinal);

    private static MethodInfo ToStringOf(Type type) => type.GetMethod(nameof(ToString), Type.EmptyTypes)!;

    private static string Escape(char c) => c switch
    {
        '"' or '\'' or '\\' => $"\\{c}",
        _ when char.IsControl(c) || char.IsSurrogate(c) => $"\\u{(int)c:x4}",
        _ => c.ToString(),
    };
}
