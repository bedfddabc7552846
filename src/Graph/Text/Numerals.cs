using System.Globalization;
using System.Numerics.Tensors;
using System.Text;
using LanguageExt;

namespace Functional.Nn;

/// <summary>Numbers and tensors in a limited number of digits.</summary>
/// <param name="Digits">Significant digits; from 17 on every number reads back as itself.</param>
public readonly record struct Numerals(int Digits)
{
    private const int Short = 6;
    private const int Exact = 17;

    /// <summary>As many digits as tables have room for.</summary>
    public static Numerals Readable { get; } = new(4);

    /// <summary>A fraction in hundredths.</summary>
    public static string Percent(double fraction) => string.Create(CultureInfo.InvariantCulture, $"{100 * fraction:0.00}%");

    /// <summary>A number, with an exponent where it is below 0.001 or has more digits before the point than are shown.</summary>
    public string Of(double number) => Math.Abs(number) switch
    {
        0 => "0",
        >= 1e-3 and < 1e15 and var size when size < Math.Pow(10, Digits) => number.ToString(Digits >= Exact ? "R" : $"G{Digits}", CultureInfo.InvariantCulture),
        _ => double.IsFinite(number) ? WithExponent(number) : number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A number that may not be defined, which is a point.</summary>
    public string Of(Option<double> number) => number.Match(Some: Of, None: () => ".");

    /// <summary>A tensor: short ones in full, of long ones the mean and the range.</summary>
    public string Of(Tensor tensor)
    {
        var numbers = tensor.To<double>();
        return numbers.Length <= Short
            ? Nested(numbers, new(), 0, 0, numbers.Length).ToString()
            : $"mean {Of(TensorPrimitives.Sum(numbers.Span) / numbers.Length)}, {Of(TensorPrimitives.Min(numbers.Span))} to {Of(TensorPrimitives.Max(numbers.Span))}";
    }

    private string WithExponent(double number)
    {
        var digits = Digits >= Exact ? Enumerable.Range(1, Exact).First(d => double.Parse(Scientific(number, d), CultureInfo.InvariantCulture) == number || d == Exact) : Digits;
        var parts = Scientific(number, digits).Split('E');
        var mantissa = parts[0].Contains('.', StringComparison.Ordinal) ? parts[0].TrimEnd('0').TrimEnd('.') : parts[0];
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{int.Parse(parts[1], CultureInfo.InvariantCulture)}");
    }

    private static string Scientific(double number, int digits) => number.ToString($"E{digits - 1}", CultureInfo.InvariantCulture);

    private StringBuilder Nested(Tensor<double> tensor, StringBuilder text, int axis, int start, int length)
    {
        if (axis == tensor.Shape.Rank)
            return text.Append(Of(tensor.Span[start]));
        var extent = tensor.Shape[axis].Extent;
        text.Append('[');
        for (var i = 0; i < extent; i++)
            Nested(tensor, i == 0 ? text : text.Append(", "), axis + 1, start + (i * (length / extent)), length / extent);
        return text.Append(']');
    }
}
