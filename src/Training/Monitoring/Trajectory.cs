using Functional.Nn.Ops;
using Functional.Nn.Plots;
using LanguageExt;
using MathNet.Numerics.LinearAlgebra;
using System.Collections.Immutable;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>The way of parameters through training, in the two dimensions in which it goes farthest: its principal components.</summary>
/// <param name="Plane">The plane: its centre is the last point, its directions have length 1 and are perpendicular.</param>
/// <param name="Points">Where each state is in the plane; the last is at (0, 0).</param>
/// <param name="Explained">The part of the variance of the states that each dimension shows.</param>
public sealed record Trajectory(Plane Plane, ValueList<(double Across, double Up)> Points, (double Across, double Up) Explained)
{
    /// <summary>The trajectory of a model's learned parameters. Errors: fewer than two states.</summary>
    /// <param name="model">The model.</param>
    /// <param name="states">Its variables after some steps, in their order.</param>
    public static Validation<NnError, Trajectory> Of(Model model, IEnumerable<Env> states)
    {
        var all = states.ToImmutableArray();
        return all.Length < 2
            ? Fail<Trajectory>(new DataError("states of a trajectory") { Expected = "2 or more", Found = $"{all.Length}" })
            : Ok(Of([.. model.Parameters.Select(p => p.Variable)], all));
    }

    /// <summary>The way over a plot of its plane.</summary>
    internal Plot On(Plot plot) => plot.With(new Plots.Trajectory("training", [.. Points.Select(point => point.Across)], [.. Points.Select(point => point.Up)]))
        .LabelX(Share("first", Explained.Across)).LabelY(Share("second", Explained.Up));

    /// <summary>The way.</summary>
    public Plot Plot => On(Plots.Plot.Of("way of the parameters"));

    private static string Share(string number, double explained) => $"{number} principal component, {Numerals.Percent(explained)} of the variance";

    /// <summary>By the eigenvectors of the states' inner products, of which there are as many as states, however many parameters there are.</summary>
    private static Trajectory Of(ImmutableArray<string> names, ImmutableArray<Env> states)
    {
        var points = states.Select(state => Vector(names, state)).ToArray();
        var mean = Vector<double>.Build.Dense(points[0].Count);
        foreach (var point in points)
            mean += point / points.Length;
        var centred = points.Select(point => point - mean).ToArray();
        var products = Matrix<double>.Build.Dense(points.Length, points.Length, (i, j) => centred[i].DotProduct(centred[j]));
        var eigen = products.Evd(Symmetricity.Symmetric);
        var (across, up) = (Direction(centred, eigen.EigenVectors.Column(points.Length - 1)), Direction(centred, eigen.EigenVectors.Column(points.Length - 2)));
        var total = products.Trace();
        return new(
            new(states[^1], Named(names, states[^1], across), Named(names, states[^1], up)),
            [.. points.Select(point => ((point - points[^1]).DotProduct(across), (point - points[^1]).DotProduct(up)))],
            total > 0 ? (Math.Max(0, eigen.EigenValues[points.Length - 1].Real) / total, Math.Max(0, eigen.EigenValues[points.Length - 2].Real) / total) : (0, 0));
    }

    /// <summary>The sum of points by weights, with length 1, or 0; of the two directions that are possible, the one in which training went on.</summary>
    private static Vector<double> Direction(Vector<double>[] points, Vector<double> weights)
    {
        var sum = Vector<double>.Build.Dense(points[0].Count);
        for (var i = 0; i < points.Length; i++)
            sum += points[i] * weights[i];
        var length = sum.L2Norm();
        return length > 1e-12 * points.Max(point => point.L2Norm()) ? sum * (Math.Sign(sum.DotProduct(points[^1] - points[0])) is -1 ? -1 : 1) / length : sum * 0;
    }

    private static Vector<double> Vector(ImmutableArray<string> names, Env state) => Vector<double>.Build.Dense([.. names.SelectMany(name => state[name].To<double>().Span.ToArray())]);

    private static Env Named(ImmutableArray<string> names, Env like, Vector<double> vector)
    {
        var (named, start) = (Env.Empty, 0);
        foreach (var name in names)
        {
            var shape = like[name].Shape;
            named = named.With(name, Tensor.Of<double>(shape, vector.SubVector(start, shape.Size).ToArray()));
            start += shape.Size;
        }

        return named;
    }
}
