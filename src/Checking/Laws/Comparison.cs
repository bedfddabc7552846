using System.Collections.Immutable;
using System.Globalization;

namespace Functional.Nn.Checking;

/// <summary>Tensors that should be equal, and what to tell where they are not.</summary>
internal static class Comparison
{
    /// <summary>The element that differs most by more than <c>relative · max(|a|, |b|, floor)</c>. NaN equals NaN.</summary>
    public static IEnumerable<Finding> Compare(string what, Tensor expected, Tensor found, double relative, double floor = 1)
    {
        if (expected.Type != found.Type)
            return [new($"{what} of type {expected.Type}", $"{found.Type}")];

        var (a, b) = (expected.To<double>(), found.To<double>());
        return Enumerable.Range(0, a.Length)
            .Select(i => (At: i, Expected: a.Span[i], Found: b.Span[i]))
            .Where(e => Off(e.Expected, e.Found, relative, floor))
            .OrderByDescending(e => Math.Abs(e.Expected - e.Found))
            .Take(1)
            .Select(e => new Finding($"{what} {Number(e.Expected)} at {Probe.Text(a.Shape, e.At)} (± {Number(relative)} relative)", Number(e.Found)));
    }

    /// <summary>Pair by pair.</summary>
    public static IEnumerable<Finding> Compare(string what, ImmutableArray<Tensor> expected, ImmutableArray<Tensor> found, double relative, double floor = 1) =>
        expected.Zip(found, (e, f) => (e, f)).SelectMany((pair, i) => Compare(expected.Length == 1 ? what : $"{what} {i}", pair.e, pair.f, relative, floor));

    /// <summary>The same bits.</summary>
    public static IEnumerable<Finding> Same(string what, Tensor expected, Tensor found) =>
        expected.Equals(found) ? [] : [new($"{what} {CSharp.Of(expected)}, bit for bit", CSharp.Of(found))];

    /// <summary>The inner product, and the sum of the absolute values of its terms.</summary>
    public static (double Sum, double Size) Inner(ImmutableArray<Tensor<double>> left, ImmutableArray<Tensor<double>> right)
    {
        var (sum, size) = (0.0, 0.0);
        foreach (var (a, b) in left.Zip(right))
            for (var i = 0; i < a.Length; i++)
                (sum, size) = (sum + (a.Span[i] * b.Span[i]), size + Math.Abs(a.Span[i] * b.Span[i]));
        return (sum, size);
    }

    /// <summary>The largest absolute value of finite elements.</summary>
    public static double Largest(IEnumerable<Tensor> tensors) =>
        tensors.SelectMany(t => t.To<double>().Span.ToArray()).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();

    /// <summary>A number with all its digits.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static bool Off(double a, double b, double relative, double floor) =>
        !a.Equals(b) && !(Math.Abs(a - b) <= relative * Math.Max(Math.Max(Math.Abs(a), Math.Abs(b)), floor));
}
