using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>The fold of training steps, cut into epochs.</summary>
internal static class Fitting
{
    public static IEnumerable<Epoch> Epochs<T>(TrainingStep step, State start, Dataset data, int batch, Option<(Evaluation Evaluation, Dataset Data)> validation, Workers? workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (fold, epoch) = (new TrainingFold<T>(step, start, workers), new Epoch(start.Epoch, start, Score.Zero, Option<Score>.None, []));
        var memory = new BatchMemory(data);
        while (epoch.Faults.Count == 0)
        {
            var measured = Measured<T>(Pass(step, fold, epoch.State, memory, [.. data.Order(start.Key.Fold(epoch.Number + 1)).Chunk(batch)]), validation);
            yield return epoch = measured with { State = measured.State.Observed<T>(measured.Score.Loss) };
            if (!ReferenceEquals(epoch.State, measured.State))
                fold = new(step, epoch.State, workers);
        }
    }

    private static Epoch Pass<T>(TrainingStep step, TrainingFold<T> fold, State start, BatchMemory memory, ImmutableArray<int[]> batches) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var score = Score.Zero;
        for (var i = 0; i < batches.Length; i++)
        {
            var batch = memory.Fill(batches[i]);
            if (fold.Step(batch).ToNullable() is not { } loss)
                return Fault<T>(step, start, score, batches[..(i + 1)].Select(positions => memory.Fill(positions)));
            score += Score.Of(step.Recipe.Loss, loss, fold.Predictions, batch.Targets);
        }

        return new(start.Epoch + 1, fold.State with { Epoch = start.Epoch + 1 }, score, Option<Score>.None, []);
    }

    /// <summary>The epoch again up to the step that has errors, by the pure function: the state before that step, and what it tells.</summary>
    private static Epoch Fault<T>(TrainingStep step, State start, Score score, IEnumerable<Batch> batches) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (state, faults) = (start, ImmutableArray<NnError>.Empty);
        foreach (var batch in batches)
            step.Step<T>(state, batch).Match(Succ: next => state = next.State, Fail: errors => faults = [.. errors]);
        return new(start.Epoch + 1, state, score, Option<Score>.None, [.. faults]);
    }

    private static Epoch Measured<T>(Epoch epoch, Option<(Evaluation Evaluation, Dataset Data)> validation) where T : unmanaged, IBinaryFloatingPointIeee754<T> => validation.Match(
        Some: v => v.Evaluation.Scored<T>(epoch.State.Parameters, v.Data).Match(
            Succ: score => epoch with { Validation = score },
            Fail: errors => epoch with { Faults = [.. epoch.Faults, .. errors] }),
        None: () => epoch);
}
