using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Functional.Nn;

/// <summary>
/// What the numbers of a record may be: a <see cref="RangeAttribute"/> on a parameter says it once, for texts that are read, for
/// ops that are applied, layers that are built and optimisers that are compiled. NaN is outside of every range.
/// </summary>
public static class Limits
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<(ParameterInfo Parameter, PropertyInfo Property)>> Limited = new();

    /// <summary>An error for each argument that is outside of its limits, of all parts of a chain, and of arguments that a number might stand for.</summary>
    public static IEnumerable<ShapeError> Broken(object record) =>
        record is IChain chain ? chain.Parts.SelectMany(Broken)
        : Of(record.GetType()) is not { IsEmpty: false } limited ? []
        : from limit in limited
          let value = limit.Property.GetValue(record)
          from error in Broken(limit.Parameter, value).Select(wanted => Outside(record, limit.Parameter, wanted, value)).Concat(Literals.Are(limit.Property.PropertyType) && value is not null ? Broken(value) : [])
          select error;

    private static ShapeError Outside(object record, ParameterInfo parameter, string wanted, object? value) =>
        new($"{Term.Words(parameter.Name!)} of {Term.HeadOf(record.GetType())}") { Expected = wanted, Found = Term.Format(Outside(parameter, value)) };

    /// <summary>The value, or the first of its whole numbers that is outside of the limits.</summary>
    private static object? Outside(ParameterInfo parameter, object? value) => value is IEnumerable<int> numbers ? numbers.First(number => Broken(parameter, number).IsSome) : value;

    /// <summary>The parameter's limits in words, if the value, or one of its numbers, is outside of them.</summary>
    public static LanguageExt.Option<string> Broken(ParameterInfo parameter, object? value) =>
        parameter.GetCustomAttribute<RangeAttribute>() is { } range && !Within(range, value) ? Text(range) : LanguageExt.Option<string>.None;

    /// <summary>The parameter's limits in words: <c>from 0 to below 1</c>; empty where there are none, or all that is said is that it is a number.</summary>
    public static string Text(ParameterInfo parameter) => parameter.GetCustomAttribute<RangeAttribute>() is { } range && AnyNumber(range) is null ? Text(range) : "";

    private static bool Within(RangeAttribute range, object? value) => value switch
    {
        IEnumerable<double> numbers => numbers.All(number => range.IsValid(number)),
        IEnumerable<int> numbers => numbers.All(number => range.IsValid(number)),
        ILiteral literal => literal.Number is not { } number || range.IsValid(number),
        null or IConvertible => range.IsValid(value),
        _ => true,
    };

    private static string? AnyNumber(RangeAttribute range) => (range.Minimum, range.Maximum) switch
    {
        (-double.MaxValue, double.MaxValue) => "a finite number",
        (double.NegativeInfinity, double.PositiveInfinity) => "a number",
        _ => null,
    };

    private static string Text(RangeAttribute range) =>
        AnyNumber(range) is { } any ? any
        : range.Maximum is double.MaxValue or double.PositiveInfinity or int.MaxValue ? $"{(range.MinimumIsExclusive ? "above " : "")}{Number(range.Minimum)}{(range.MinimumIsExclusive ? "" : " or more")}"
        : $"{(range.MinimumIsExclusive ? "above" : "from")} {Number(range.Minimum)} to {(range.MaximumIsExclusive ? "below " : "")}{Number(range.Maximum)}";

    private static string Number(object bound) => Convert.ToString(bound, CultureInfo.InvariantCulture)!;

    private static ImmutableArray<(ParameterInfo Parameter, PropertyInfo Property)> Of(Type record) => Limited.GetOrAdd(record, static type =>
        [.. from parameter in Term.ConstructorOf(type)?.GetParameters() ?? []
            where parameter.IsDefined(typeof(RangeAttribute)) || Literals.Are(parameter.ParameterType)
            let property = type.GetProperty(parameter.Name!)
            where property is not null
            select (parameter, property)]);
}
