using Functional.Nn.Interop;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Where a run stands, with all that it has to remember: a value, and a file. A fold over the epochs of a run makes one of the other.</summary>
/// <param name="Epoch">The last epoch, whole or under way.</param>
/// <param name="Best">The best whole epoch so far, as <see cref="Epochs.BestSoFar"/> chooses it.</param>
/// <param name="Curve">What all whole epochs scored.</param>
public sealed record Checkpoint(Epoch Epoch, Option<Epoch> Best, LearningCurve Curve)
{
    /// <summary>Where a run begins.</summary>
    public static Checkpoint Of(State initial) => new(Epoch.Before(initial), Option<Epoch>.None, new([]));

    /// <summary>What is best, or what there is where nothing is whole yet.</summary>
    public Epoch BestOrLast => Best.IfNone(Epoch);

    /// <summary>For how many whole epochs nothing has been better than the best.</summary>
    public int Stalled => Best.Map(best => Curve.Points is [.., var last] ? last.Epoch - best.Number : 0).IfNone(0);

    /// <summary>This with one more epoch, or with more of the one under way.</summary>
    public Checkpoint With(Epoch epoch) => epoch.IsWhole
        ? new(epoch, Best.Match(Some: best => Epochs.Better(best, epoch), None: () => epoch), Curve.With(epoch))
        : this with { Epoch = epoch };

    /// <summary>A run's checkpoints as its epochs come.</summary>
    public static IEnumerable<Checkpoint> Scan(Checkpoint start, IEnumerable<Epoch> epochs)
    {
        foreach (var epoch in epochs)
            yield return start = start.With(epoch);
    }

    /// <summary>Writes it to a safetensors file, as a whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="run">The identity of its run.</param>
    public Validation<NnError, Unit> Save(string path, RunIdentity run) => SavedCheckpoint.Of(this, run).Write(path);

    /// <summary>Reads a checkpoint of a run. Errors: no such file, a damaged file, a run with another identity: each part that is another.</summary>
    /// <param name="path">The file.</param>
    /// <param name="run">The identity of the run that is to go on.</param>
    public static Validation<NnError, Checkpoint> Load(string path, RunIdentity run) => Safetensors.Read(path).Bind(file => SavedCheckpoint.Read(file, path, run));
}
