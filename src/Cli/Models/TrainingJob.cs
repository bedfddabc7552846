using System.Globalization;
using Functional.Nn.Ops;
using Functional.Nn.Training;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary>All that one run of training is made of.</summary>
/// <param name="Recipe">How.</param>
/// <param name="Model">What.</param>
/// <param name="Train">On which examples, scaled.</param>
/// <param name="Held">On which examples it is decided when to stop and what to keep, scaled, and after how many epochs that are no better; none where it goes on.</param>
/// <param name="Test">What it is measured on, scaled; none where all examples are trained on.</param>
/// <param name="Scaler">How features are scaled.</param>
/// <param name="Schema">The columns and classes.</param>
/// <param name="Key">Where all randomness comes from.</param>
internal sealed record TrainingJob(Recipe Recipe, Model Model, Dataset Train, LanguageExt.Option<(Dataset Examples, int Patience)> Held, LanguageExt.Option<Dataset> Test, Scaler Scaler, Schema Schema, Key Key)
{
    /// <summary>The lazy sequence of epochs; where they stop early, the best so far after each.</summary>
    public Validation<NnError, IEnumerable<Epoch>> Epochs() => Held.Match(
        Some: held => Recipe.Fit(Model, Train, Key, held.Examples).Map(epochs => epochs.EarlyStop(held.Patience).BestSoFar()),
        None: () => Recipe.Fit(Model, Train, Key, Test.IfNoneUnsafe(() => null!)));

    /// <summary>What these parameters score on some examples, which is a finite number.</summary>
    public Validation<NnError, Measured> Evaluate(Env parameters, Dataset data, string examples) =>
        from evaluation in Evaluation.Of(Recipe.Loss, Model, data)
        from reals in data.To<float>()
        from evaluated in evaluation.Run<float>(parameters, reals)
        from finite in double.IsFinite(evaluated.Score.Loss) ? Ok(evaluated) : Fail<Evaluated>(new NumericError("loss that is not finite")
        {
            Where = $"{examples} examples",
            Found = evaluated.Score.Loss.ToString(CultureInfo.InvariantCulture),
            Hint = "Lower the learning rate, or look at the data for numbers that are far from all others.",
        })
        from deviation in Deviation.Of(Model, Recipe.Loss, parameters, reals)
        select new Measured(finite, deviation);

    /// <summary>The model with its parameters, as it is saved.</summary>
    public TrainedModel Trained(Env parameters) => new(Model, parameters, Recipe.Loss, Scaler, Schema);

    /// <summary>Examples for training and for testing; all are for training where <paramref name="fraction"/> is 0.</summary>
    public static Validation<NnError, (RawDataset Train, LanguageExt.Option<RawDataset> Test)> Split(RawDataset data, double fraction, Key key, bool stratify) => fraction == 0
        ? Ok((data, LanguageExt.Option<RawDataset>.None))
        : (stratify ? data.Stratified(1 - fraction, key) : data.Split(1 - fraction, key)).Map(parts => (parts.Train, LanguageExt.Option<RawDataset>.Some(parts.Test)));

    /// <summary>The layers that suit the targets of a dataset if none are asked for.</summary>
    public static Layer DefaultLayer(Dataset data) =>
        Layers.Dense(128) >> Layers.Relu >> Layers.Dropout(0.2) >> Layers.Dense(data.ClassNames.Count > 0 ? data.ClassNames.Count : data.TargetShape.Size);

    /// <summary>The loss that suits the targets of a dataset if none is asked for.</summary>
    public static Loss DefaultLoss(Dataset data) => data.Targets.Kind is Kind.Index ? Losses.SoftmaxCrossEntropy : Losses.MeanSquaredError;
}
