using System.Globalization;
using Functional.Nn.Ops;

namespace Functional.Nn.Checking;

/// <summary>A direction in which a derivative is compared: one element, or signed steps in all of them.</summary>
/// <param name="Position">The element or the direction as text.</param>
/// <param name="Direction">v.</param>
/// <param name="Scale">The t for which t v is in proportion to x.</param>
internal sealed record Probe(string Position, double[] Direction, double Scale)
{
    /// <summary>Every element of a small tensor; some random directions in a large one; at a kink, where directions mix the two
    /// sides, some elements.</summary>
    public static IEnumerable<Probe> Of(Tensor<double> x, Key key, GradientOptions options) =>
        x.Length <= options.Elements ? Enumerable.Range(0, x.Length).Select(i => Element(x, i))
        : options.Smoothness is Smoothness.Kink ? key.Permutation(x.Length).Take(options.Elements).Select(i => Element(x, i))
        : Enumerable.Range(1, options.Directions).Select(number => Random(x, key.Fold(number), number));

    /// <summary>The derivative in this direction: <c>⟨gradient, v⟩</c>.</summary>
    public double Along(ReadOnlySpan<double> gradient)
    {
        var sum = 0.0;
        for (var i = 0; i < gradient.Length; i++)
            sum += Direction[i] == 0 ? 0 : Direction[i] * gradient[i];
        return sum;
    }

    /// <summary>What steps are in proportion to: |x|, but at least 0.001, and 1 at 0.</summary>
    public static double Step(double x) => x == 0 ? 1 : Math.Max(Math.Abs(x), 1e-3);

    private static Probe Element(Tensor<double> x, int at)
    {
        var direction = new double[x.Length];
        direction[at] = 1;
        return new(Text(x.Shape, at), direction, Step(x.Span[at]));
    }

    private static Probe Random(Tensor<double> x, Key key, int number)
    {
        var signs = Points.Signed(x.Shape, key);
        return new(string.Create(CultureInfo.InvariantCulture, $"direction {number}"), [.. Enumerable.Range(0, x.Length).Select(i => signs.Span[i] * Step(x.Span[i]))], 1);
    }

    /// <summary>The positions of a row-major number.</summary>
    public static string Text(Shape shape, int at) =>
        $"[{string.Join(", ", shape.Dims.Reverse().Aggregate((At: at, Text: Enumerable.Empty<string>()), (left, dim) => (left.At / dim.Extent, left.Text.Prepend((left.At % dim.Extent).ToString(CultureInfo.InvariantCulture)))).Text)}]";
}
