using System.Collections.Immutable;
using System.Reflection;

namespace Functional.Nn.Checking;

/// <summary>Records made again from their attributes: equal ones, and ones that differ in a single attribute.</summary>
internal static class Variants
{
    /// <summary>An equal record that shares nothing with the first.</summary>
    public static A Copy<A>(A record) where A : notnull => (A)Again(record, Copied);

    /// <summary>Records that differ from the first in one attribute.</summary>
    public static IEnumerable<A> Changed<A>(A record) where A : notnull =>
        Term.Of(record).Arguments.SelectMany((argument, at) => Changes(argument.Value)
            .Select(change => Make(record.GetType(), [.. Term.Of(record).Arguments.Select((a, i) => i == at ? change : a.Value)])).OfType<A>());

    /// <summary>The op on inputs some of whose extents are <see cref="Dim.Batch"/>, where it takes such: every extent that equals
    /// the first one, or outermost extents only; in the op's own shapes too.</summary>
    public static IEnumerable<(Op Op, ImmutableArray<TensorType> Inputs)> Symbolic(Op op, ImmutableArray<TensorType> inputs)
    {
        var extent = inputs.Select(x => x.Shape).Where(s => s.Rank > 0).Select(s => s[0]).FirstOrDefault();
        Func<Shape, Shape>[] rewritings =
        [
            shape => Shape.Of([.. shape.Select(dim => dim == extent ? Dim.Batch : dim)]),
            shape => shape is [var first, .. var rest] && first == extent ? Shape.Of(Dim.Batch).Concat(rest) : shape,
        ];
        return inputs.All(x => x.Shape.Rank == 0) ? [] :
            from rewrite in rewritings
            let variant = (Op: (Op)Again(op, value => value is Shape shape ? rewrite(shape) : value), Inputs: ImmutableArray.CreateRange(inputs, x => x with { Shape = rewrite(x.Shape) }))
            where variant.Op.Infer(variant.Inputs).Types.IsRight
            select variant;
    }

    private static object Again(object record, Func<object?, object?> attribute) =>
        Make(record.GetType(), [.. Term.Of(record).Arguments.Select(a => attribute(a.Value))]) ?? record;

    private static object? Make(Type type, object?[] arguments)
    {
        try
        {
            return Term.ConstructorOf(type)?.Invoke(arguments);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    private static object? Copied(object? value) => value switch
    {
        null or Enum or Dim => value,
        string text => new string(text.AsSpan()),
        Shape shape => Shape.Of([.. shape]),
        Axes axes => Axes.Of([.. axes]),
        Tensor<double> tensor => Tensor.Of(tensor.Shape, tensor.Span),
        Tensor<float> tensor => Tensor.Of(tensor.Shape, tensor.Span),
        Tensor<int> tensor => Tensor.Of(tensor.Shape, tensor.Span),
        Array array => array.Clone(),
        _ when value.GetType().IsPrimitive => value,
        Graph graph => Graph.Of(graph.Outputs.Select(output => graph.Values[output])),
        _ when Items(value) is { } items => List(value.GetType(), [.. items.Select(Copied)]),
        _ => Again(value, Copied),
    };

    private static IEnumerable<object?> Changes(object? value) => value switch
    {
        bool flag => [!flag],
        int number => [number + 1],
        uint number => [number + 1],
        double number => [double.IsInfinity(number) ? 0.5 : number + 0.5],
        string text => [text + "x"],
        Enum word => Enum.GetValues(word.GetType()).Cast<object>().Where(other => !other.Equals(word)).Take(1),
        Dim dim => [dim.Name is { } name ? Dim.Symbolic(name + "x") : dim.Extent + 1],
        Shape shape => [shape.Concat([7])],
        Axes axes => [Axes.Of([.. axes, 7])],
        Tensor<double> tensor => tensor.Length == 0 ? [tensor.Reshape(tensor.Shape.Concat([1]))] : [tensor.Map(x => x + 1), tensor.Reshape(tensor.Shape.Concat([1]))],
        Tensor<int> tensor => [tensor.Reshape(tensor.Shape.Concat([1]))],
        Graph graph => [Graph.Of(graph.Outputs.Select(output => graph.Values[output]).Select((value, i) => i == 0 && value.Kind is Kind.Real ? value + 1.0 : value))],
        null => [],
        _ when Items(value) is { } items => items.Any() ? [List(value.GetType(), [.. items.Skip(1)])] : [],
        _ => Changed(value),
    };

    private static IEnumerable<object?>? Items(object value) =>
        value.GetType() is { IsGenericType: true } type && (type.GetGenericTypeDefinition() == typeof(ValueList<>) || type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            ? ((System.Collections.IEnumerable)value).Cast<object?>()
            : null;

    private static object List(Type type, object?[] items) =>
        typeof(Variants).GetMethod(type.GetGenericTypeDefinition() == typeof(ValueList<>) ? nameof(Values) : nameof(Immutable), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.GetGenericArguments()).Invoke(null, [items])!;

    private static ValueList<A> Values<A>(object?[] items) => ValueList.Of([.. items.Cast<A>()]);

    private static ImmutableArray<A> Immutable<A>(object?[] items) => [.. items.Cast<A>()];
}
