using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>All that determines a training, made ready: what is trained, how, on what, from which key. Runs of one <see cref="Identity"/> have equal states
/// after every step, bit for bit, on processors with the same vector instructions; each step can be gone to and done again.</summary>
/// <typeparam name="T">The type in which real numbers are computed.</typeparam>
public sealed class Run<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IExampleSource source;
    private readonly Option<(Evaluation Evaluation, Dataset Data)> validation;
    private readonly Lazy<Programs> gradients;
    private readonly Lazy<RunIdentity> identity;

    internal Run(TrainingStep step, IExampleSource source, State initial, Option<(Evaluation Evaluation, Dataset Data)> validation) =>
        (Step, this.source, Initial, this.validation, gradients, identity) = (step, source, initial, validation, new(() => step.Gradients), new(() => RunIdentity.Of(this, source.Identity)));

    /// <summary>One step of it.</summary>
    public TrainingStep Step { get; }

    /// <summary>What is trained on; of a stream, its first examples.</summary>
    public Dataset Data => source.Sample;

    /// <summary>What else each epoch is measured on.</summary>
    public Option<Dataset> Validation => validation.Map(held => held.Data);

    /// <summary>The state before the first step.</summary>
    public State Initial { get; }

    /// <summary>The number of batches in an epoch; none of a stream, which nobody has counted.</summary>
    public Option<int> Batches => source.Count.Map(count => ((count - 1) / Size) + 1);

    /// <summary>What the run is made of, to be kept with all that is saved of it.</summary>
    public RunIdentity Identity => identity.Value;

    private int Size => Step.Recipe.Batch;

    /// <summary>The lazy sequence of epochs, endless until no more are asked for. A value that is not finite ends it with an epoch that tells where it came from.</summary>
    /// <param name="workers">Who computes the steps: all processors unless said otherwise.</param>
    public IEnumerable<Epoch> Epochs(Workers? workers = null) => Progress(Epoch.Before(Initial), _ => false, workers);

    /// <summary>What so many epochs come to.</summary>
    /// <param name="epochs">How many, 1 or more.</param>
    /// <param name="workers">Who computes the steps: all processors unless said otherwise.</param>
    public Validation<NnError, Fitted> Train(int epochs, Workers? workers = null) => Train(run => run.Take(epochs), workers);

    /// <summary>What epochs come to that are chosen as they come. Errors: no epoch, the faults of the last one.</summary>
    /// <param name="until">Of all epochs those that there are.</param>
    /// <param name="workers">Who computes the steps: all processors unless said otherwise.</param>
    public Validation<NnError, Fitted> Train(Func<IEnumerable<Epoch>, IEnumerable<Epoch>> until, Workers? workers = null) => Fitted.Of(Step.Model, Step.Recipe.Loss, until(Epochs(workers)));

    /// <summary>The lazy sequence of states: that before the first step, and that after each; it ends before the step that has errors.</summary>
    /// <param name="workers">Who computes the steps: all processors unless said otherwise.</param>
    public IEnumerable<State> States(Workers? workers = null) => Progress(Epoch.Before(Initial), _ => true, workers).Where(epoch => epoch.Faults.Count == 0).Select(epoch => epoch.State).Prepend(Initial);

    /// <summary>The epochs that come after <paramref name="last"/>, or go on from the middle of it: the same, bit for bit, as if training had never stopped. Errors: a
    /// state of another model, optimiser or number of batches.</summary>
    /// <param name="last">Where it stopped.</param>
    /// <param name="every">After how many steps the epoch under way is given too; whole epochs alone, unless said otherwise.</param>
    /// <param name="workers">Who computes the steps: all processors unless said otherwise.</param>
    public Validation<NnError, IEnumerable<Epoch>> After(Epoch last, int every = int.MaxValue, Workers? workers = null) => every < 1
        ? Fail<IEnumerable<Epoch>>(new DataError("number of steps between states") { Expected = "1 or more", Found = $"{every}" })
        : Continued(last.State).Map(state => Progress(last with { State = state }, step => step % every == 0, workers));

    /// <summary>The state after the first <paramref name="step"/> steps. Errors: a state that is later, or is of another run; a value on the way that is not finite.</summary>
    /// <param name="step">The number of steps.</param>
    /// <param name="from">A state to go on from: that before the first step, unless said otherwise.</param>
    /// <param name="workers">Who computes the steps: all processors unless said otherwise.</param>
    public Validation<NnError, State> At(int step, State? from = null, Workers? workers = null) => Continued(from ?? Initial).Bind(start =>
        step < start.Step ? Fail<State>(new DataError("step to go to") { Expected = $"{start.Step} or more, where it begins", Found = $"{step}" })
        : step == start.Step ? Ok(start)
        : Progress(Epoch.Before(start), now => now == step, workers).First(epoch => epoch.Faults.Count > 0 || epoch.State.Step >= step).ToValidation().Map(epoch => epoch.State));

    /// <summary>What the step after a state is given; or what reading it has to tell.</summary>
    public Validation<NnError, Batch> Batch(State state) => source.Read(Size)(Shuffled(state), state.Batches).FirstOrDefault(Misplaced(state));

    /// <summary>The step after a state, as a pure function: to look at it once more, or to prove that it is the same.</summary>
    public Validation<NnError, Stepped> Next(State state) => Batch(state).Bind(batch => Step.Step<T>(state, batch));

    /// <summary>The gradient that the step after a state goes by, if it is given a batch: of the loss, with the randomness of the step, in each parameter by its name.</summary>
    public Validation<NnError, Env> Gradients(State state, Batch batch) => gradients.Value.Run<T>(TrainingStep.Bind<T>(state, batch));

    private static Ops.Key Shuffled(State state) => state.Key.Fold(state.Epoch + 1);

    private Validation<NnError, State> Continued(State state) => state.Batches >= 0 && state.Batches < Batches.IfNone(int.MaxValue)
        ? Step.Continued<T>(state)
        : Fail<State>(Misplaced(state));

    private DataError Misplaced(State state) => new("state to go on from")
    {
        Where = "batches",
        Expected = Batches.Match(Some: count => $"0 to {count - 1} of an epoch done", None: () => "fewer of an epoch done than there are"),
        Found = $"{state.Batches}",
        Hint = "It must be of this data and this batch size.",
    };

    /// <summary>The epochs from here on, and those under way after the steps that are shown.</summary>
    private IEnumerable<Epoch> Progress(Epoch last, Func<int, bool> isShown, Workers? workers)
    {
        var (fold, read) = (new TrainingFold<T>(Step, last.State, workers), source.Read(Size));
        while (last.Faults.Count == 0)
        {
            foreach (var epoch in Pass(fold, last.State.Batches > 0 ? last : Epoch.Before(last.State), read, isShown))
                yield return last = epoch.IsWhole ? Measured(epoch) : epoch;
            if (last.State.IsObserving)
                fold = new(Step, last.State, workers);
        }
    }

    /// <summary>What is left of an epoch. Whether there is more after a step is known when the next batch is read.</summary>
    private IEnumerable<Epoch> Pass(TrainingFold<T> fold, Epoch start, ReadExamples read, Func<int, bool> isShown)
    {
        var (score, done, key) = (start.Train, start.State.Batches, Shuffled(start.State));
        foreach (var next in read(key, done))
        {
            if (done > start.State.Batches && isShown(start.State.Step + done - start.State.Batches))
                yield return start with { State = fold.State with { Epoch = start.State.Epoch, Batches = done }, Train = score };
            if (next.IsFail)
            {
                yield return start with { State = fold.State with { Epoch = start.State.Epoch, Batches = done }, Train = score, Faults = [.. next.Errors()] };
                yield break;
            }

            var batch = next.OrThrow();
            if (fold.Step(batch).ToNullable() is not { } loss)
            {
                yield return Fault(start, score, read(key, start.State.Batches).Take(done + 1 - start.State.Batches));
                yield break;
            }

            score += Score.Of(Step.Recipe.Loss, loss, fold.Predictions, batch.Targets);
            done++;
        }

        yield return done > start.State.Batches
            ? start with { State = fold.State with { Epoch = start.Number, Batches = 0 }, Train = score }
            : start with { Faults = [Misplaced(start.State)] };
    }

    /// <summary>The epoch again up to the step that has errors, by the pure function: the state before that step, and what it tells.</summary>
    private Epoch Fault(Epoch start, Score score, IEnumerable<Validation<NnError, Batch>> batches)
    {
        var (state, faults) = (start.State, ImmutableArray<NnError>.Empty);
        foreach (var batch in batches)
            batch.Bind(examples => Step.Step<T>(state, examples)).Match(Succ: next => state = next.State with { Batches = state.Batches + 1 }, Fail: errors => faults = [.. errors]);
        return start with { State = state, Train = score, Faults = [.. faults] };
    }

    private Epoch Measured(Epoch epoch) => validation.Match(
        Some: held => held.Evaluation.Scored<T>(epoch.State.Parameters, held.Data).Match(
            Succ: score => epoch with { Validation = score },
            Fail: errors => epoch with { Faults = [.. errors] }),
        None: () => epoch) is var measured
            ? measured with { State = measured.State.Observed<T>(measured.Score.Loss) }
            : epoch;
}
