using Functional.Nn.Ops;
using Functional.Nn.Training;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary>All that one run of training is made of.</summary>
/// <param name="Run">What is trained, how, and on which examples, scaled.</param>
/// <param name="Epochs">The most epochs.</param>
/// <param name="Held">On which examples it is decided when to stop and what to keep, scaled, and after how many epochs that are no better; none where it goes on.</param>
/// <param name="Test">What it is measured on, scaled; none where all examples are trained on.</param>
/// <param name="Scaler">How features are scaled.</param>
/// <param name="Schema">The columns and classes.</param>
internal sealed record TrainingJob(Run<float> Run, int Epochs, LanguageExt.Option<(Dataset Examples, int Patience)> Held, LanguageExt.Option<Dataset> Test, Scaler Scaler, Schema Schema)
{
    /// <summary>How it is trained.</summary>
    public Recipe Recipe => Run.Step.Recipe;

    /// <summary>What is trained.</summary>
    public Model Model => Run.Step.Model;

    /// <summary>The lazy sequence of checkpoints after one, up to the last: whole epochs, and every so many steps. Nothing where all is done.</summary>
    public Validation<NnError, IEnumerable<Checkpoint>> After(Checkpoint start, int every) =>
        Run.After(start.Epoch, every).Map(epochs => IsDone(start) ? [] : Until(Checkpoint.Scan(start, epochs)));

    /// <summary>The epoch whose parameters are the result.</summary>
    public Epoch Result(Checkpoint last) => Held.IsSome ? last.BestOrLast : last.Epoch;

    private bool IsDone(Checkpoint checkpoint) => checkpoint.Epoch.Faults.Count > 0
        || (checkpoint.Epoch.IsWhole && (checkpoint.Epoch.Number >= Epochs || Held.Map(held => checkpoint.Stalled >= held.Patience).IfNone(false)));

    private IEnumerable<Checkpoint> Until(IEnumerable<Checkpoint> checkpoints)
    {
        foreach (var checkpoint in checkpoints)
        {
            yield return checkpoint;
            if (IsDone(checkpoint))
                yield break;
        }
    }

    /// <summary>What is found of some examples with these parameters, all of it finite numbers.</summary>
    public Validation<NnError, Evaluated> Evaluate(Env parameters, Dataset data, string examples) =>
        from evaluation in Evaluation.Of(Recipe.Loss, Model, data)
        from reals in data.To<float>()
        from evaluated in evaluation.Run<float>(parameters, reals).MapFail(error => error with { Where = $"{examples} examples{(error.Where is "" ? "" : $", {error.Where}")}" })
        select evaluated;

    /// <summary>The model with its parameters, as it is saved.</summary>
    public TrainedModel Trained(Env parameters) => new(Model, parameters, Recipe.Loss, Scaler, Schema) { Run = Run.Identity };

    /// <summary>Examples for training and for testing; all are for training where <paramref name="fraction"/> is 0.</summary>
    public static Validation<NnError, (RawDataset Train, LanguageExt.Option<RawDataset> Test)> Split(RawDataset data, double fraction, Key key, bool stratify) => fraction == 0
        ? Ok((data, LanguageExt.Option<RawDataset>.None))
        : (stratify ? data.Stratified(1 - fraction, key) : data.Split(1 - fraction, key)).Map(parts => (parts.Train, LanguageExt.Option<RawDataset>.Some(parts.Test)))
            .MapFail(error => error with { Where = $"{(stratify ? "--stratify" : "examples for testing")}{(error.Where is "" ? "" : $", {error.Where}")}", Hint = error.Hint is "" && !stratify ? "--test 0 keeps none." : error.Hint });

    /// <summary>The layers that suit the targets of a dataset if none are asked for.</summary>
    public static Layer DefaultLayer(Dataset data) =>
        Layers.Dense(128) >> Layers.Relu >> Layers.Dropout(0.2) >> Layers.Dense(data.ClassNames.Count > 0 ? data.ClassNames.Count : data.TargetShape.Size);

    /// <summary>The loss that suits the targets of a dataset if none is asked for.</summary>
    public static Loss DefaultLoss(Dataset data) => data.Targets.Kind is Kind.Index ? Losses.SoftmaxCrossEntropy : Losses.MeanSquaredError;
}
