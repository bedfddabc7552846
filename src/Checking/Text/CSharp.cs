using System.Collections;
using System.Globalization;
using System.Numerics;
using Functional.Nn.Ops;

namespace Functional.Nn.Checking;

/// <summary>Values as C# that compiles to equal values: ops, layers, shapes, tensors and other records of plain data.</summary>
public static partial class CSharp
{
    /// <summary>The expression for a value.</summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => $"\"{string.Concat(text.Select(Escaped))}\"",
        double number => Real(number, "double", ""),
        float number => Real(number, "float", "f"),
        Enum word => $"{word.GetType().Name}.{word}",
        Dim dim => dim == Dim.Batch ? "Dim.Batch" : dim.Name is { } name ? $"Dim.Symbolic({Of(name)})" : $"{dim}",
        TensorType { Kind: Kind.Real, Shape: var shape } => $"new TensorType({List(shape)})",
        Key key => string.Create(CultureInfo.InvariantCulture, $"new Key({key.High}, {key.Low})"),
        Tensor<double> tensor => Elements(tensor, "double"),
        Tensor<float> tensor => Elements(tensor, "float"),
        Tensor<int> tensor => Elements(tensor, "int"),
        Padding { IsSame: true } => "Padding.Same",
        IFormattable number when number.GetType().IsPrimitive => number.ToString(null, CultureInfo.InvariantCulture),
        IChain { Parts: [] } => "Layer.Identity",
        IChain chain => string.Join(" >> ", chain.Parts.Select(Of)),
        ISynonym synonym => $"new {value.GetType().Name}({Of(synonym.Meaning)})",
        IEnumerable items => List(items),
        _ => $"new {value.GetType().Name}({string.Join(", ", Term.Of(value).Arguments.Select(a => Of(a.Value)))})",
    };

    private static string List(IEnumerable items) => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]";

    private static string Elements<T>(Tensor<T> tensor, string type) where T : unmanaged, INumberBase<T> =>
        $"Tensor.Of<{type}>({string.Join(", ", tensor.Span.ToArray().Select(e => Of(e)).Prepend(List(tensor.Shape)))})";

    private static string Real<T>(T value, string type, string suffix) where T : IBinaryFloatingPointIeee754<T> =>
        T.IsNaN(value) ? $"{type}.NaN"
        : T.IsInfinity(value) ? T.IsPositive(value) ? $"{type}.PositiveInfinity" : $"{type}.NegativeInfinity"
        : value.ToString("R", CultureInfo.InvariantCulture) is var digits && digits.All(c => char.IsAsciiDigit(c) || c is '-') && digits is not "-0" ? digits + suffix
        : $"{digits}{(digits is "-0" ? ".0" : "")}{suffix}";

    private static string Escaped(char c) => c switch
    {
        '"' or '\\' => $"\\{c}",
        _ when char.IsControl(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
        _ => c.ToString(),
    };
}
