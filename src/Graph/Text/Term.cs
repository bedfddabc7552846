using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;

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

    private static readonly ConcurrentDictionary<Type, ImmutableArray<PropertyInfo>> Numbers = new();

    /// <summary>The term of a record.</summary>
    public static Term Of(object record)
    {
        if (record is ISynonym synonym)
            return Of(synonym.Meaning);
        var (head, parts) = Known.GetOrAdd(record.GetType(), Describe);
        return new(head, ImmutableArray.CreateRange(parts, part => (part.Item1, part.Item2.GetValue(record))));
    }

    /// <summary>The record with 0 where an argument is -0: records do not tell them apart, and neither does their text.</summary>
    internal static R Unsigned<R>(R record) where R : notnull => Numbers.GetOrAdd(record.GetType(), Numeric).Any(number => number.GetValue(record) is 0.0 and var zero && double.IsNegative(zero))
        ? (R)ConstructorOf(record.GetType())!.Invoke([.. Of(record).Arguments.Select(argument => argument.Value is 0.0 ? (object)0.0 : argument.Value)])
        : record;

    /// <summary>The name of a family's member: <c>LeakyReluOp</c> is <c>leaky-relu</c>.</summary>
    public static string HeadOf(Type type) => Known.GetOrAdd(type, Describe).Head;

    /// <summary>The constructor that a record is written by: its primary one.</summary>
    public static ConstructorInfo? ConstructorOf(Type type) =>
        type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();

    /// <summary>A record as text; a chain is its parts, joined by <c>&gt;&gt;</c>.</summary>
    public static string Write(object record) => record switch
    {
        IChain { Parts: [] } => "identity",
        IChain chain => string.Join(" >> ", chain.Parts.Select(Write)),
        _ => Of(record).ToString(),
    };

    /// <summary>A value as text: numbers with round-trip digits, words in lower case, records in parentheses where they are
    /// more than a name.</summary>
    public static string Format(object? value) => value switch
    {
        null => "none",
        string text => Quoted.Write(text),
        bool flag => flag ? "true" : "false",
        Enum word => Words(word.ToString()),
        0.0 => "0",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        Shape or Axes or PerAxis or Padding or Dim or TensorType or Tensor => value.ToString()!,
        ILiteral { Number: { } number } => Format(number),
        Graph graph => $"graph:{Fingerprint.Of(graph)}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(item => item is null or string or bool or Enum or IFormattable ? Format(item) : Write(item)))}]",
        _ => Whole(value) is var text && text.Contains(' ', StringComparison.Ordinal) ? $"({text})" : text,
    };

    /// <summary>The name, the required arguments in order, then by name the optional ones that are not the default.</summary>
    public override string ToString() => Written(Format);

    /// <summary>The text, with values as <paramref name="format"/> writes them.</summary>
    internal string Written(Func<object?, string> format) => string.Join(' ', Arguments
        .Where(a => !IsOptional(a.Parameter) || !Equals(a.Value, Default(a.Parameter)))
        .Select(a => IsOptional(a.Parameter) ? $"{Words(a.Parameter.Name!)}={format(a.Value)}" : format(a.Value))
        .Prepend(Head));

    /// <summary>Whether a parameter may be left out.</summary>
    public static bool IsOptional(ParameterInfo parameter) => parameter.HasDefaultValue || parameter.IsDefined(typeof(DefaultValueAttribute));

    /// <summary>The default of a parameter, which reflection knows no word for where it is that of a structure, and the language none where a number stands for it.</summary>
    public static object? Default(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<DefaultValueAttribute>() is { Value: double number } ? Literals.Of(parameter.ParameterType, number)
        : parameter.DefaultValue ?? (parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null);

    /// <summary>The text of a value that its constructor's arguments tell whole; of others, as a delegate, two different ones would have one text.</summary>
    private static string Whole(object value) => value is IChain or ISynonym || (ConstructorOf(value.GetType()) is { } made && made.GetParameters().Length == Of(value).Arguments.Length)
        ? Write(value)
        : throw new InvalidOperationException($"a {value.GetType()} has no text, so no op or layer can hold it");

    private static (string, ImmutableArray<(ParameterInfo, PropertyInfo)>) Describe(Type type) => (
        Words(Families(type).Select(LastWord).Where(word => type.Name.Length > word.Length && type.Name.EndsWith(word, StringComparison.Ordinal))
            .Select(word => type.Name[..^word.Length]).FirstOrDefault(type.Name)),
        [.. ConstructorOf(type)?.GetParameters().Select(p => (p, type.GetProperty(p.Name!))).Where(p => p.Item2 is not null).Select(p => (p.p, p.Item2!)) ?? []]);

    private static ImmutableArray<PropertyInfo> Numeric(Type type) => [.. Known.GetOrAdd(type, Describe).Parts.Select(part => part.Item2).Where(property => property.PropertyType == typeof(double))];

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
