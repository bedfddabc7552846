using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>How a model is trained, as data: what is minimised, by what optimiser, in batches of what size.</summary>
/// <param name="Loss">What is minimised.</param>
public sealed record Recipe(Loss Loss)
{
    /// <summary>From gradients to updates.</summary>
    public GradientTransform Optimizer { get; init; } = Optimizers.Adam();

    /// <summary>The number of examples in a batch.</summary>
    public int Batch { get; init; } = 32;

    /// <summary>The recipe that minimises <paramref name="loss"/>, otherwise by default.</summary>
    public static Recipe Minimise(Loss loss) => new(loss);

    /// <summary>The training of a model on data like <paramref name="data"/>: its step as one graph. Errors: targets that the loss
    /// cannot take, another number of outputs than classes, features of another shape than the model's, a batch size below 1, an optimiser's arguments outside of their <see cref="Limits"/>.</summary>
    public Validation<NnError, TrainingStep> Compile(Model model, Dataset data)
    {
        NnError[] broken =
        [
            .. Batch < 1 ? [new DataError("batch size") { Expected = "1 or more", Found = $"{Batch}" }] : Array.Empty<NnError>(),
            .. Limits.Broken(Optimizer),
        ];
        return broken.Length == 0 ? TrainingStep.Of(this, model, data) : Fail<TrainingStep>([.. broken, .. Targets.Meet(Loss, model, model.Output, data).Errors()]);
    }

    /// <summary>The training of a model by this recipe, made ready. Errors: as <see cref="Compile"/>; numbers that <typeparamref name="T"/> cannot hold; a start that has
    /// nothing to do with the model.</summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="model">The model; its parameters start by the key.</param>
    /// <param name="data">What is trained on.</param>
    /// <param name="key">Where all randomness comes from: initial parameters, order of examples, dropout.</param>
    /// <param name="validation">What else each epoch is measured on.</param>
    /// <param name="start">Variables that start with other values: those of another model, whose names and shapes are the same here.</param>
    public Validation<NnError, Run<T>> Run<T>(Model model, Dataset data, Key key, Dataset? validation = null, Env? start = null) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        data.To<T>().Bind(examples => Run<T>(model, new DatasetSource(examples), key, validation, start));

    /// <summary>The same on examples that are read batch by batch, of which memory has no room for all. What is wrong with later ones is told by the epoch that meets them.</summary>
    /// <inheritdoc cref="Run{T}(Model, Dataset, Key, Dataset?, Env?)"/>
    public Validation<NnError, Run<T>> Run<T>(Model model, StreamedExamples data, Key key, Dataset? validation = null, Env? start = null) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        data.Sample.To<T>().Bind(sample => Run<T>(model, new StreamSource<T>(data, sample, Loss, Targets.Outputs(model.Output)), key, validation, start));

    private Validation<NnError, Run<T>> Run<T>(Model model, IExampleSource source, Key key, Dataset? validation, Env? start) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        from step in Compile(model, source.Sample)
        from initial in step.Initial<T>(key).From((start ?? Env.Empty).To<T>())
        from measured in validation is null
            ? Ok(Option<(Evaluation, Dataset)>.None)
            : Evaluation.Of(Loss, step.Model, validation).Bind(evaluation => validation.To<T>().Map(held => Option<(Evaluation, Dataset)>.Some((evaluation, held))))
        select new Run<T>(step, source, initial, measured);

    /// <summary>The lazy sequence of epochs, in single precision; see <see cref="Fit{T}"/>.</summary>
    public Validation<NnError, IEnumerable<Epoch>> Fit(Model model, Dataset data, Key key, Dataset? validation = null, Env? start = null, Workers? workers = null) =>
        Fit<float>(model, data, key, validation, start, workers);

    /// <summary>
    /// The lazy sequence of epochs: the fold of <see cref="TrainingStep.Step{T}"/> over the batches of the shuffled data, endless until no
    /// more are asked for. A value that is not finite ends it with an epoch that tells where it came from.
    /// </summary>
    /// <param name="model">The model; its parameters start by the key.</param>
    /// <param name="data">What is trained on.</param>
    /// <param name="key">Where all randomness comes from: initial parameters, order of examples, dropout.</param>
    /// <param name="validation">What else each epoch is measured on.</param>
    /// <param name="start">Variables that start with other values: those of another model, whose names and shapes are the same here.</param>
    /// <param name="workers">Who computes: all processors unless said otherwise.</param>
    public Validation<NnError, IEnumerable<Epoch>> Fit<T>(Model model, Dataset data, Key key, Dataset? validation = null, Env? start = null, Workers? workers = null) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run<T>(model, data, key, validation, start).Map(run => run.Epochs(workers));

    /// <summary>The recipe whose schedules that have no length of their own last for so many epochs of data as large as <paramref name="data"/>.</summary>
    public Recipe Lasting(int epochs, Dataset data) => this with { Optimizer = Optimizer.Within(Math.Max(1, epochs) * (((data.Count - 1) / Math.Max(1, Batch)) + 1)) };

    /// <summary>The training of a model for a number of epochs, in single precision; see <see cref="Train{T}(int, Model, Dataset, Key, Dataset?, Env?, Workers?)"/>.</summary>
    public Validation<NnError, Fitted> Train(int epochs, Model model, Dataset data, Key key, Dataset? validation = null, Env? start = null, Workers? workers = null) =>
        Train<float>(epochs, model, data, key, validation, start, workers);

    /// <summary>
    /// The training of a model for a number of epochs, over which schedules last: the epochs of <see cref="Fit{T}"/> folded to what they scored and the last of them. Errors: those of
    /// <see cref="Compile"/>, fewer epochs than one, the faults of an epoch.
    /// </summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="epochs">How many, 1 or more.</param>
    /// <param name="model">The model; its parameters start by the key.</param>
    /// <param name="data">What is trained on.</param>
    /// <param name="key">Where all randomness comes from: initial parameters, order of examples, dropout.</param>
    /// <param name="validation">What else each epoch is measured on.</param>
    /// <param name="start">Variables that start with other values: those of another model, whose names and shapes are the same here.</param>
    /// <param name="workers">Who computes: all processors unless said otherwise.</param>
    public Validation<NnError, Fitted> Train<T>(int epochs, Model model, Dataset data, Key key, Dataset? validation = null, Env? start = null, Workers? workers = null) where T : unmanaged, IBinaryFloatingPointIeee754<T> => epochs < 1
        ? Fail<Fitted>(new DataError("number of epochs") { Expected = "1 or more", Found = $"{epochs}" })
        : Lasting(epochs, data).Train<T>(run => run.Take(epochs), model, data, key, validation, start, workers);

    /// <summary>The training of a model for as long as epochs are asked for. Errors: those of <see cref="Compile"/>, no epoch, the faults of one.</summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="until">Of all epochs those that there are, of which the last is kept: <c>run =&gt; run.Take(99).EarlyStop(5)</c>; <see cref="Fitted.AtBest"/> keeps the best one.</param>
    /// <param name="model">The model; its parameters start by the key.</param>
    /// <param name="data">What is trained on.</param>
    /// <param name="key">Where all randomness comes from: initial parameters, order of examples, dropout.</param>
    /// <param name="validation">What else each epoch is measured on.</param>
    /// <param name="start">Variables that start with other values: those of another model, whose names and shapes are the same here.</param>
    /// <param name="workers">Who computes: all processors unless said otherwise.</param>
    public Validation<NnError, Fitted> Train<T>(Func<IEnumerable<Epoch>, IEnumerable<Epoch>> until, Model model, Dataset data, Key key, Dataset? validation = null, Env? start = null, Workers? workers = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T>(model, data, key, validation, start).Bind(run => run.Train(until, workers));

    /// <summary>The epochs after those that led to <paramref name="state"/>: the same, bit for bit, as if training had never stopped. Of an epoch under way, the rest is measured.</summary>
    /// <inheritdoc cref="Fit{T}"/>
    public Validation<NnError, IEnumerable<Epoch>> Resume<T>(Model model, Dataset data, State state, Dataset? validation = null, Workers? workers = null) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run<T>(model, data, state.Key, validation).Bind(run => run.After(Epoch.Before(state), workers: workers));

    /// <summary>The recipe as text.</summary>
    public override string ToString() => $"minimise {Loss} by {Optimizer} in batches of {Batch}";
}
