using System.Collections.Immutable;
using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>Measures a model in prediction, without dropout, on data.</summary>
public sealed record Evaluation
{
    private const int Batch = 256;

    private readonly Graph graph;

    private Evaluation(Loss loss, Graph graph) => (Loss, this.graph) = (loss, graph);

    /// <summary>What is measured.</summary>
    public Loss Loss { get; }

    /// <summary>The evaluation of a model on data like <paramref name="data"/>; or why they do not fit.</summary>
    public static Validation<NnError, Evaluation> Of(Loss loss, Model model, Dataset data) => data.FeatureShape == model.Example.Shape
        ? model.Prediction is var prediction
            ? Targets.Meet(loss, prediction, data).Map(target => new Evaluation(loss, Graph.Of(target.Loss, prediction, target.Variable, model.Input)))
            : default
        : Fail<Evaluation>(new DataError("features of the data") { Expected = $"examples {model.Example}, as the model takes", Found = $"{data.FeatureShape}" });

    /// <summary>Score and predicted classes with these parameters, on data whose reals are <typeparamref name="T"/>.</summary>
    public Evaluated Run<T>(Env parameters, Dataset data) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        data.Batches(Batch).Select(batch =>
        {
            var values = graph.Evaluate<T>(parameters.With(("x", batch.Features), ("y", batch.Targets))).OrThrow();
            return (
                Score: Score.Of<T>(Loss, double.CreateChecked(values[0].To<T>().Span[0]), values[1], batch.Targets),
                Pairs: batch.Targets is Tensor<int> classes ? classes.Span.ToArray().Zip(Decisions.Of(Loss, values[1].To<T>())).ToImmutableArray() : []);
        }).ToImmutableArray() is var parts
            ? new(
                parts.Aggregate(Score.Zero, (sum, part) => sum + part.Score),
                data.ClassNames.Count > 0 ? ConfusionMatrix.Of(data.ClassNames.Count, parts.SelectMany(p => p.Pairs)) : Option<ConfusionMatrix>.None)
            : default!;
}
