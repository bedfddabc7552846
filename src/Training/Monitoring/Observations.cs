using Functional.Nn.Ops;
using Functional.Nn.Plots;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Observations of the epochs of a run: of many every second, every fourth, and so on, and the last.</summary>
/// <param name="Kept">The observations, in order; the last is that of the last epoch.</param>
/// <param name="Stride">Of how many epochs one is kept.</param>
public sealed record Observations(ValueList<Observation> Kept, int Stride = 1)
{
    private const int Most = 64;
    private const long MostNumbers = 20_000_000;

    /// <summary>Nothing seen yet.</summary>
    public static Observations None { get; } = new([]);

    /// <summary>These with one more, which is that of a later epoch.</summary>
    public Observations With(Observation next)
    {
        ValueList<Observation> kept = [.. Kept.Where(OnStride), next];
        return kept.Count <= Limit(next) ? this with { Kept = kept } : new([.. kept.Where(seen => (seen.Epoch.Number - 1) % (2 * Stride) == 0 || ReferenceEquals(seen, next))], 2 * Stride);
    }

    /// <summary>The length of each parameter's gradient from epoch to epoch.</summary>
    public Plot GradientPlot => Drawn("norm of the gradient", parameter => parameter.GradientNorm);

    /// <summary>How long each parameter's update is beside it, from epoch to epoch.</summary>
    public Plot UpdatePlot => Drawn("norm of the update / norm of the parameter", parameter => parameter.UpdateRatio.IfNone(double.NaN));

    /// <summary>The way of the parameters; none of fewer than two epochs.</summary>
    public Validation<NnError, Trajectory> Trajectory(Model model) => Training.Trajectory.Of(model, Kept.Select(seen => seen.Epoch.State.Parameters));

    private bool OnStride(Observation seen) => (seen.Epoch.Number - 1) % Stride == 0;

    private static int Limit(Observation seen) => (int)Math.Clamp(MostNumbers / Math.Max(1, seen.Parameters.Sum(p => (long)p.Values.Count)), 3, Most);

    private Plot Drawn(string what, Func<ParameterStatistics, double> value) => Plot.Of(what,
    [
        .. Kept.SelectMany(seen => seen.Parameters.Select(p => (p.Name, seen.Epoch.Number, Value: value(p)))).GroupBy(p => p.Name)
            .Select(p => new Line(p.Key, [.. p.Select(seen => (double)seen.Number)], [.. p.Select(seen => seen.Value)])),
    ]).LabelX("epoch").LogY();
}
