using System.Numerics;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>The loss over a plane of parameters.</summary>
/// <param name="Plane">The plane.</param>
/// <param name="Across">The first coordinates, ascending.</param>
/// <param name="Up">The second coordinates, ascending.</param>
/// <param name="Losses">The loss at each point, row by row from the lowest: [up, across]. It may be infinite or NaN.</param>
public sealed record LossSurface(Plane Plane, ValueList<double> Across, ValueList<double> Up, Tensor<double> Losses)
{
    /// <summary>The surface at all pairs of coordinates; or why model and data do not fit.</summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="evaluation">What is measured.</param>
    /// <param name="data">On which examples.</param>
    /// <param name="plane">Where.</param>
    /// <param name="across">The first coordinates.</param>
    /// <param name="up">The second coordinates.</param>
    public static Validation<NnError, LossSurface> Of<T>(Evaluation evaluation, Dataset data, Plane plane, ValueList<double> across, ValueList<double> up) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        from examples in data.To<T>()
        from losses in up.SelectMany(b => across.Select(a => evaluation.Run<T>(plane.At(a, b).To<T>(), examples).Map(found => found.Score.Loss))).Sequence()
        select new LossSurface(plane, across, up, Tensor.Of<double>([up.Count, across.Count], losses.AsSpan()));

    /// <summary>So many coordinates at equal distances, both ends among them.</summary>
    public static ValueList<double> Coordinates(double from, double to, int count) => [.. Enumerable.Range(0, count).Select(i => from + ((to - from) * i / Math.Max(1, count - 1)))];
}
