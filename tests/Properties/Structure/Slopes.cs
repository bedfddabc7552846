using System.Collections.Immutable;
using Functional.Nn.Checking;
using Functional.Nn.Ops;

namespace Functional.Nn.Properties;

/// <summary>Derivatives by differences, and random directions.</summary>
internal static class Slopes
{
    /// <summary>The derivative of the value of a case when its variables move along these directions: central differences, extrapolated to step 0.</summary>
    public static double[] Along(ExprCase @case, ImmutableArray<(string Name, Tensor<double> Direction)> directions)
    {
        var steps = Enumerable.Range(0, 5).Select(i => Central(@case, directions, 1.0 / (16 << i))).ToArray();
        for (var power = 4.0; steps.Length > 1; power *= 4)
            steps = [.. steps.Skip(1).Zip(steps, (fine, coarse) => fine.Zip(coarse, (f, c) => f + ((f - c) / (power - 1))).ToArray())];
        return steps[0];
    }

    /// <summary>A tensor of numbers from -1 to 1 for each variable, in the order of the case's.</summary>
    public static ImmutableArray<(string Name, Tensor<double> Direction)> Directions(ExprCase @case, Key key) =>
        [.. @case.Variables.Select(v => ((VarOp)v.Op).Variable).Select(name => (name, Random(@case.Env[name].Shape, key.Fold(name))))];

    public static Tensor<double> Random(Shape shape, Key key) => Tensor.Generate(shape, i => Math.Round((2 * key.Uniform(i)) - 1, 3));

    public static double Dot(Tensor<double> a, Tensor<double> b) => a.Span.ToArray().Zip(b.Span.ToArray(), (x, y) => x * y).Sum();

    /// <summary>Whether numbers are equal up to a share of the largest.</summary>
    public static bool Close(IReadOnlyList<double> expected, IReadOnlyList<double> found, double tolerance) =>
        expected.Count == found.Count && expected.Concat(found).Select(Math.Abs).Append(1).Max() is var largest
        && expected.Zip(found, (e, f) => e.Equals(f) || Math.Abs(e - f) <= tolerance * largest).All(close => close);

    private static double[] Central(ExprCase @case, ImmutableArray<(string Name, Tensor<double> Direction)> directions, double h) =>
        [.. At(@case, directions, h).Zip(At(@case, directions, -h), (right, left) => (right - left) / (2 * h))];

    private static double[] At(ExprCase @case, ImmutableArray<(string Name, Tensor<double> Direction)> directions, double t) => @case.Expr
        .Evaluate<double>(@case.Env.With(directions.Select(d => (d.Name, (Tensor)Tensor.Generate(d.Direction.Shape, i => ((Tensor<double>)@case.Env[d.Name]).Span[i] + (t * d.Direction.Span[i]))))))
        .OrThrow().Span.ToArray();
}
