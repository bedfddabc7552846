using Functional.Nn.Ops;
using Functional.Nn.Training;
using LanguageExt;

namespace Functional.Nn.Cli;

/// <summary>How far predictions are from targets that are numbers.</summary>
/// <param name="RootMeanSquare">The root of the mean squared difference, in the unit of the targets.</param>
/// <param name="Explained">The part of the targets' variance that the predictions explain, R²: 1 is all, 0 what their mean does; none
/// where the targets do not vary.</param>
internal sealed record Deviation(double RootMeanSquare, Option<double> Explained)
{
    private const int Batch = 256;

    /// <summary>The deviation of a model's predictions; none where targets are classes.</summary>
    public static Validation<NnError, Option<Deviation>> Of(Model model, Loss loss, Env parameters, Dataset data)
    {
        if (data.Targets.Kind is Kind.Index)
            return Validated.Ok(Option<Deviation>.None);
        var predictions = model.Prediction | loss.Activation;
        return data.Batches(Batch).Select(batch => predictions.Evaluate<float>(parameters.With("x", batch.Features))).Sequence()
            .Map(parts => Option<Deviation>.Some(Of([.. parts.SelectMany(part => part.To<double>().Span.ToArray())], data.Targets.To<double>().Span.ToArray())));
    }

    /// <summary>The deviation of numbers from others, in pairs.</summary>
    public static Deviation Of(IReadOnlyCollection<double> predictions, IReadOnlyCollection<double> targets)
    {
        var (off, mean) = (predictions.Zip(targets, (p, t) => (p - t) * (p - t)).Average(), targets.Average());
        var variance = targets.Average(t => (t - mean) * (t - mean));
        return new(Math.Sqrt(off), variance > 0 && double.IsFinite(variance) ? 1 - (off / variance) : Option<double>.None);
    }
}
