using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Functional.Nn.Ops;
using Functional.Nn.Plots;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>A step of a <see cref="LearningRateRange"/>.</summary>
/// <param name="Rate">Its learning rate.</param>
/// <param name="Loss">The loss of its batch before it.</param>
/// <param name="Smoothed">The running mean of the losses so far.</param>
public sealed record LearningRatePoint(double Rate, double Loss, double Smoothed);

/// <summary>What the loss does while the learning rate grows by a factor from step to step (Smith, "Cyclical learning rates for training neural networks", 2017): it stays,
/// falls, and flies away.</summary>
/// <param name="Points">The steps up to where it has flown away: above four times the least, or not finite.</param>
public sealed record LearningRateRange(ValueList<LearningRatePoint> Points)
{
    private const double Memory = 0.9;
    private const double Flown = 4;
    private const int Shown = 20;

    /// <summary>The rate at which the smoothed loss falls fastest beside the logarithm of the rate; none where it never falls.</summary>
    public Option<double> Suggestion => Enumerable.Range(1, Math.Max(0, Points.Count - 2)).Select(i => (Points[i].Rate, Slope: Points[i + 1].Smoothed - Points[i - 1].Smoothed))
        .Where(point => point.Slope < 0).OrderBy(point => point.Slope).Select(point => Option<double>.Some(point.Rate)).FirstOrDefault();

    /// <summary>About twenty of the points, and the last.</summary>
    public Table Table => new(
        ["rate", "loss", "smoothed"],
        [.. Points.Where((_, i) => i % Math.Max(1, Points.Count / Shown) == 0 || i == Points.Count - 1).Select(point => ValueList.Of<string>([new Numerals(3).Of(point.Rate), Numerals.Readable.Of(point.Loss), Numerals.Readable.Of(point.Smoothed)]))]);

    /// <summary>The losses over the rates, with the suggestion.</summary>
    public Plot Plot => Plots.Plot.Of("loss by learning rate",
    [
        new Scatter("loss", Rates, [.. Points.Select(point => point.Loss)]),
        new Line("smoothed", Rates, [.. Points.Select(point => point.Smoothed)]),
        .. Suggestion.Map(rate => new VerticalLine(rate, $"suggested: {new Numerals(2).Of(rate)}")),
    ]).LabelX("learning rate").LabelY("loss").LogX();

    private ValueList<double> Rates => [.. Points.Select(point => point.Rate)];

    /// <summary>The range test of a recipe, whose optimiser's rate is another in each step. Errors: as <see cref="Recipe.Run{T}(Model, Dataset, Key, Dataset?, Env?)"/>; an optimiser without a rate; rates that do not grow,
    /// fewer than 3 steps.</summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="recipe">How it would be trained.</param>
    /// <param name="model">The model.</param>
    /// <param name="data">What it would be trained on.</param>
    /// <param name="key">Where all randomness comes from.</param>
    /// <param name="lowest">The rate of the first step.</param>
    /// <param name="highest">The rate of the last.</param>
    /// <param name="steps">The most steps.</param>
    /// <param name="workers">Who computes: all processors unless said otherwise.</param>
    public static Validation<NnError, LearningRateRange> Of<T>(Recipe recipe, Model model, Dataset data, Key key, double lowest = 1e-6, double highest = 10, int steps = 200, Workers? workers = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        !(lowest > 0 && highest > lowest && double.IsFinite(highest)) ? Fail<LearningRateRange>(new DataError("learning rates to try") { Expected = "0 < lowest < highest", Found = string.Create(CultureInfo.InvariantCulture, $"{lowest:R} to {highest:R}") })
        : steps < 3 ? Fail<LearningRateRange>(new DataError("steps to try learning rates in") { Expected = "3 or more", Found = $"{steps}" })
        : Math.Pow(highest / lowest, 1.0 / (steps - 1)) is var factor
            ? from optimizer in recipe.Optimizer.WithRate(Schedules.Exponential(lowest, factor))
              from run in (recipe with { Optimizer = optimizer.Within(steps) }).Run<T>(model, data, key)
              from epochs in run.After(Epoch.Before(run.Initial), every: 1, workers)
              select new LearningRateRange(Smoothed(Losses(epochs).Take(steps).Select((loss, i) => (lowest * Math.Pow(factor, i), loss))))
            : default;

    /// <summary>The loss of each step: what the sum over the epoch has more than before it.</summary>
    private static IEnumerable<double> Losses(IEnumerable<Epoch> epochs)
    {
        var before = Score.Zero;
        foreach (var epoch in epochs.TakeWhile(epoch => epoch.Faults.Count == 0))
        {
            yield return (epoch.Train.LossSum - before.LossSum) / (epoch.Train.Count - before.Count);
            before = epoch.IsWhole ? Score.Zero : epoch.Train;
        }
    }

    private static ValueList<LearningRatePoint> Smoothed(IEnumerable<(double Rate, double Loss)> losses)
    {
        var (points, mean, weight, least) = (ImmutableArray.CreateBuilder<LearningRatePoint>(), 0.0, 0.0, double.PositiveInfinity);
        foreach (var (rate, loss) in losses)
        {
            (mean, weight) = ((Memory * mean) + ((1 - Memory) * loss), (Memory * weight) + 1 - Memory);
            points.Add(new(rate, loss, mean / weight));
            if (!(mean / weight <= Flown * least))
                break;
            least = Math.Min(least, mean / weight);
        }

        return ValueList.Of(points.ToImmutable().AsSpan());
    }
}
