using System.Collections.Immutable;
using Functional.Nn.Checking;
using Functional.Nn.Ops;

namespace Functional.Nn.Properties;

/// <summary>Derivatives by differences, and random directions.</summary>
internal static class Slopes
{
    private const double Ulp = 1.0 / (1L << 52);

    /// <summary>The first steps: the longest is the most exact, unless the function turns within it.</summary>
    private static readonly double[] Starts = [1.0 / (1 << 4), 1.0 / (1 << 10)];

    /// <summary>The derivative of each element of a case's value when its variables move along these directions: central differences, extrapolated to step 0.</summary>
    public static Estimate[] Along(ExprCase @case, ImmutableArray<(string Name, Tensor<double> Direction)> directions)
    {
        var values = new Dictionary<double, double[]>();
        return [.. At(0).Select((_, i) => Starts.Select(start => Extrapolation.Extrapolate(h => Central(h, i), start, 4)).MinBy(estimate => estimate.Error))];

        double[] At(double t) => values.TryGetValue(t, out var found) ? found : values[t] = Moved(@case, directions, t);

        Estimate Central(double h, int i) =>
            new((At(h)[i] - At(-h)[i]) / (2 * h), Ulp * (Math.Abs(At(h)[i]) + Math.Abs(At(-h)[i])) / h);
    }

    /// <summary>Whether numbers are those that differences tell, up to a share of the largest and as far as differences can tell.</summary>
    public static bool Close(IReadOnlyList<Estimate> differences, IReadOnlyList<double> found, double tolerance) =>
        differences.Count == found.Count && found.Select(Math.Abs).Append(1).Max() is var largest
        && differences.Zip(found, (d, f) => Math.Abs(d.Value - f) <= (tolerance * largest) + (4 * d.Error)).All(close => close);

    /// <summary>A tensor of numbers from -1 to 1 for each variable, in the order of the case's.</summary>
    public static ImmutableArray<(string Name, Tensor<double> Direction)> Directions(ExprCase @case, Key key) =>
        [.. @case.Variables.Select(v => ((VarOp)v.Op).Variable).Select(name => (name, Random(@case.Env[name].Shape, key.Fold(name))))];

    public static Tensor<double> Random(Shape shape, Key key) => Tensor.Generate(shape, i => Math.Round((2 * key.Uniform(i)) - 1, 3));

    public static double Dot(Tensor<double> a, Tensor<double> b) => a.Span.ToArray().Zip(b.Span.ToArray(), (x, y) => x * y).Sum();

    /// <summary>Whether numbers are equal up to a share of the largest.</summary>
    public static bool Close(IReadOnlyList<double> expected, IReadOnlyList<double> found, double tolerance) =>
        expected.Count == found.Count && expected.Concat(found).Select(Math.Abs).Append(1).Max() is var largest
        && expected.Zip(found, (e, f) => e.Equals(f) || Math.Abs(e - f) <= tolerance * largest).All(close => close);

    private static double[] Moved(ExprCase @case, ImmutableArray<(string Name, Tensor<double> Direction)> directions, double t) => @case.Expr
        .Evaluate<double>(@case.Env.With(directions.Select(d => (d.Name, (Tensor)Tensor.Generate(d.Direction.Shape, i => ((Tensor<double>)@case.Env[d.Name]).Span[i] + (t * d.Direction.Span[i]))))))
        .OrThrow().Span.ToArray();
}
