using System.Numerics;
using Functional.Nn.Plots;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>The loss over a plane of parameters.</summary>
/// <param name="Plane">The plane.</param>
/// <param name="Losses">The loss in the middle of each cell of a grid, in coordinates of the plane. It may be infinite or NaN.</param>
public sealed record LossSurface(Plane Plane, Field Losses)
{
    /// <summary>The surface; or why model and data do not fit.</summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="evaluation">What is measured.</param>
    /// <param name="data">On which examples.</param>
    /// <param name="plane">Where.</param>
    /// <param name="across">From where to where along the first direction.</param>
    /// <param name="up">From where to where along the second.</param>
    /// <param name="cells">The number of cells along each.</param>
    public static Validation<NnError, LossSurface> Of<T>(Evaluation evaluation, Dataset data, Plane plane, Interval across, Interval up, int cells = 25) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        from examples in data.To<T>()
        from losses in Enumerable.Range(0, cells * cells)
            .Select(cell => plane.At(across.At(((cell % cells) + 0.5) / cells), up.At(((cell / cells) + 0.5) / cells)))
            .Select(parameters => evaluation.Scored<T>(parameters.To<T>(), examples).Map(score => score.Loss)).Sequence()
        select new LossSurface(plane, new(across, up, cells, ValueList.Of(losses.AsSpan())));

    /// <summary>The surface as colours with lines of equal loss, and a way over it.</summary>
    public Plot Plot(Option<Trajectory> way = default)
    {
        var surface = Plots.Plot.Of("loss", new HeatMap(Losses, "loss", IsLogarithmic: true), Contours.Of(Losses)).LabelX("first direction").LabelY("second direction");
        return way.Match(Some: trajectory => trajectory.On(surface), None: () => surface);
    }
}
