using System.Collections.Immutable;
using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Measures a model in prediction, without dropout, on data.</summary>
public sealed record Evaluation
{
    private const int Batch = 256;

    private readonly Programs programs;

    private Evaluation(Loss loss, Outputs outputs) => (Loss, programs) = (loss, new(outputs, Passes.Fuse));

    /// <summary>What is measured.</summary>
    public Loss Loss { get; }

    /// <summary>The evaluation of a model on data like <paramref name="data"/>; or why they do not fit.</summary>
    public static Validation<NnError, Evaluation> Of(Loss loss, Model model, Dataset data) => Targets.Meet(loss, model, model.Prediction, data).Map(target =>
        new Evaluation(loss, Outputs.Of((Wires.Loss, target.Loss), (Wires.Predictions, model.Prediction), (Wires.Targets, target.Variable), (Wires.Features, model.Input))));

    /// <summary>Score and predicted classes with these parameters, on data whose reals are <typeparamref name="T"/>; or why they do not fit.</summary>
    public Validation<NnError, Evaluated> Run<T>(Env parameters, Dataset data) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        data.Batches(Batch).Select(batch => Measure<T>(parameters, batch)).Sequence().Map(parts => new Evaluated(
            parts.Aggregate(Score.Zero, (sum, part) => sum + part.Score),
            data.ClassNames.Count > 0 ? ConfusionMatrix.Of(data.ClassNames.Count, parts.SelectMany(p => p.Pairs)) : Option<ConfusionMatrix>.None));

    private Validation<NnError, (Score Score, ImmutableArray<(int Actual, int Predicted)> Pairs)> Measure<T>(Env parameters, Batch batch) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        programs.Run<T>(parameters.With(batch)).Map(found => (
            Score.Of<T>(Loss, double.CreateChecked(found[Wires.Loss].To<T>().Span[0]), found[Wires.Predictions].To<T>().Span, batch.Targets),
            batch.Targets is Tensor<int> classes
                ? classes.Span.ToArray().Zip(Decisions.Of(Loss, found[Wires.Predictions].To<T>()), (actual, predicted) => (actual, predicted)).ToImmutableArray()
                : []));
}
