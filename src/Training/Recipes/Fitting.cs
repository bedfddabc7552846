using System.Numerics;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>The fold of training steps, cut into epochs.</summary>
internal static class Fitting
{
    public static IEnumerable<Epoch> Epochs<T>(TrainingStep step, State start, Dataset data, int batch, Option<(Evaluation Evaluation, Dataset Data)> validation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (fold, memory, epoch) = (new TrainingFold<T>(step, start), new BatchMemory(data), (Epoch?)null);
        for (var number = start.Epoch + 1; epoch is not { Faults.Count: > 0 }; number++)
            yield return epoch = Measured<T>(Pass(step, fold, memory, data.Order(start.Key.Fold(number)).Chunk(batch), number), validation);
    }

    private static Epoch Pass<T>(TrainingStep step, TrainingFold<T> fold, BatchMemory memory, IEnumerable<int[]> batches, int number) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var score = Score.Zero;
        foreach (var positions in batches)
        {
            var batch = memory.Fill(positions);
            var loss = fold.Step(batch);
            if (loss.IsFail)
                return new(number, fold.State, score, Option<Score>.None, [.. loss.Errors()]);
            score += Score.Of(step.Recipe.Loss, loss.OrThrow(), fold.Predictions, batch.Targets);
        }

        return new(number, fold.State with { Epoch = number }, score, Option<Score>.None, []);
    }

    private static Epoch Measured<T>(Epoch epoch, Option<(Evaluation Evaluation, Dataset Data)> validation) where T : unmanaged, IBinaryFloatingPointIeee754<T> => validation.Match(
        Some: v => v.Evaluation.Run<T>(epoch.State.Parameters, v.Data).Match(
            Succ: measured => epoch with { Validation = measured.Score },
            Fail: errors => epoch with { Faults = [.. epoch.Faults, .. errors] }),
        None: () => epoch);
}
