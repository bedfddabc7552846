using System.Globalization;
using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>Measures a model in prediction, without dropout, on data: a sum over batches of what is found of each.</summary>
public sealed record Evaluation
{
    private const int Batch = 256;

    private readonly Programs programs;
    private readonly bool hasLabels;

    private Evaluation(Loss loss, Outputs outputs, bool hasLabels) => (Loss, programs, this.hasLabels) = (loss, new(outputs, Passes.Fuse), hasLabels);

    /// <summary>What is measured.</summary>
    public Loss Loss { get; }

    /// <summary>The evaluation of a model on data like <paramref name="data"/>; or why they do not fit. Targets that are all at the ends of the range of a loss whose outputs are
    /// each a probability of its own are labels.</summary>
    public static Validation<NnError, Evaluation> Of(Loss loss, Model model, Dataset data) => Targets.Meet(loss, model, model.Prediction, data).Map(target =>
        new Evaluation(
            loss,
            Outputs.Of(
                (Wires.Loss, target.Loss),
                (Wires.Predictions, model.Prediction),
                (Wires.Activated, model.Prediction | loss.Activation),
                (Wires.Targets, target.Variable),
                (Wires.Features, model.Input)),
            data.Targets.Kind is Kind.Real && loss.Distribution is Distribution.Bernoulli && data.Targets.To<double>().Span.ToArray().All(t => t.Equals(loss.Range.Least) || t.Equals(loss.Range.Most))));

    /// <summary>All metrics with these parameters, on data whose reals are <typeparamref name="T"/>; or why they do not fit, or what is not a finite number: an output of
    /// the model, or the loss.</summary>
    public Validation<NnError, Evaluated> Run<T>(Env parameters, Dataset data) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        data.Batches(Batch).Select((batch, i) => programs.Run<T>(parameters.With(batch)).Bind(found => Measured<T>(found, batch, i * Batch, data.ClassNames.Count > 0))).Sum(Evaluated.Zero)
            .Bind(evaluated => evaluated.Score.Count == 0 || double.IsFinite(evaluated.Score.Loss) ? Ok(evaluated) : Fail<Evaluated>(new NumericError("loss that is not finite")
            {
                Found = evaluated.Score.Loss.ToString(CultureInfo.InvariantCulture),
                Hint = "Lower the learning rate, or look at the data for numbers that are far from all others.",
            }));

    /// <summary>Loss and accuracy alone, which may be of outputs that are not finite.</summary>
    public Validation<NnError, Score> Scored<T>(Env parameters, Dataset data) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        data.Batches(Batch).Select(batch => programs.Run<T>(parameters.With(batch)).Map(found => Scored<T>(found, batch))).Sum(Score.Zero);

    private Score Scored<T>(Env found, Batch batch) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Score.Of<T>(Loss, double.CreateChecked(found[Wires.Loss].To<T>().Span[0]), found[Wires.Predictions].To<T>().Span, batch.Targets);

    private Validation<NnError, Evaluated> Measured<T>(Env found, Batch batch, int before, bool areNamed) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (outputs, predictions) = (found[Wires.Predictions].To<T>(), found[Wires.Activated].To<T>());
        if (outputs.Span.ContainsAnyNonFinite() || predictions.Span.ContainsAnyNonFinite())
            return Fail<Evaluated>(NotFinite(outputs.Span.ContainsAnyNonFinite() ? outputs : predictions, before));
        var isReal = batch.Targets.Kind is Kind.Real && batch.Targets.Shape == outputs.Shape;
        return Ok(new Evaluated(
            Scored<T>(found, batch),
            areNamed && batch.Targets is Tensor<int> classes ? Classification.Of(Loss, outputs, predictions, classes.Span) : Option<Classification>.None,
            isReal && hasLabels ? MultiLabel.Of(Loss, outputs, batch.Targets) : Option<MultiLabel>.None,
            isReal && !hasLabels ? Regression.Of(predictions, batch.Targets) : Option<Regression>.None));
    }

    private static NumericError NotFinite<T>(Tensor<T> outputs, int before) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var first = Enumerable.Range(0, outputs.Length).First(i => !T.IsFinite(outputs.Span[i]));
        return new("output that is not finite")
        {
            Where = $"predictions, example {1 + before + (first / (outputs.Length / outputs.Shape[0].Extent))}",
            Expected = "finite numbers",
            Found = outputs.Span[first].ToString(null, CultureInfo.InvariantCulture),
            Hint = "Look at the features: they may be far from what the model has seen.",
        };
    }
}
