using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Functional.Nn;

/// <summary>
/// A record as text: its name in words joined by <c>-</c>, without the last word of its family (<c>Op</c>, <c>Layer</c>), then the arguments of its primary
/// constructor. Ops, layers, initialisers and optimisers are written this way, and read again by the same rule.
/// </summary>
/// <param name="Head">The name, e.g. <c>leaky-relu</c>.</param>
/// <param name="Arguments">The constructor's arguments in order, with their values.</param>
public sealed record Term(string Head, ImmutableArray<(ParameterInfo Parameter, object? Value)> Arguments)
{
    private static readonly ConcurrentDictionary<Type, (string Head, ImmutableArray<(ParameterInfo, PropertyInfo)> Parts)> Known = new();

    /// <summary>The term of a record.</summary>
    public static Term Of(object record)
    {
        var (head, parts) = Known.GetOrAdd(record.GetType(), Describe);
        return new(head, ImmutableArray.CreateRange(parts, part => (part.Item1, part.Item2.GetValue(record))));
    }

    /// <summary>The name of a family's member: <c>LeakyReluOp</c> is <c>leaky-relu</c>.</summary>
    public static string HeadOf(Type type) => Known.GetOrAdd(type, Describe).Head;

    /// <summary>The constructor that a record is written by: its primary one.</summary>
    public static ConstructorInfo? ConstructorOf(Type type) =>
        type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();

    /// <summary>A value as text: numbers with round-trip digits, words in lower case, records as terms in parentheses where they have arguments.</summary>
    public static string Format(object? value) => value switch
    {
        null => "none",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        Enum word => Words(word.ToString()),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        Shape or Axes or Dim or TensorType or Tensor => value.ToString()!,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Format))}]",
        _ => Of(value) is { Arguments.IsEmpty: true } word ? word.Head : $"({value})",
    };

    /// <summary>The name and every argument.</summary>
    public override string ToString() =>
        Arguments.Aggregate(new StringBuilder(Head), (text, argument) => text.Append(' ').Append(Format(argument.Value))).ToString();

    private static (string, ImmutableArray<(ParameterInfo, PropertyInfo)>) Describe(Type type) => (
        Words(Families(type).Select(LastWord).Where(word => type.Name.Length > word.Length && type.Name.EndsWith(word, StringComparison.Ordinal))
            .Select(word => type.Name[..^word.Length]).FirstOrDefault(type.Name)),
        [.. ConstructorOf(type)?.GetParameters().Select(p => (p, type.GetProperty(p.Name!))).Where(p => p.Item2 is not null).Select(p => (p.p, p.Item2!)) ?? []]);

    private static string LastWord(Type family) => family.Name[Math.Max(0, family.Name.AsSpan().LastIndexOfAnyInRange('A', 'Z'))..];

    private static IEnumerable<Type> Families(Type type)
    {
        for (var family = type.BaseType; family is not null && family != typeof(object); family = family.BaseType)
            yield return family;
    }

    /// <summary>A name in lower case, its words joined by <c>-</c>.</summary>
    public static string Words(string name) => string.Concat(name.Select((c, i) =>
        char.IsUpper(c) && i > 0 && !char.IsUpper(name[i - 1]) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
