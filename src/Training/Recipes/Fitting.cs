using System.Numerics;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>The fold of training steps, cut into epochs.</summary>
internal static class Fitting
{
    public static IEnumerable<Epoch> Epochs<T>(TrainingStep step, State state, Dataset data, int batch, Option<(Evaluation Evaluation, Dataset Data)> validation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Epoch epoch;
        do
        {
            epoch = Measured(Pass<T>(step, state, data.Batches(batch, state.Key.Fold(state.Epoch + 1))), validation);
            state = epoch.State;
            yield return epoch;
        }
        while (epoch.Faults.Count == 0);

        static Epoch Measured(Epoch epoch, Option<(Evaluation Evaluation, Dataset Data)> validation) => validation.Match(
            Some: v => v.Evaluation.Run<T>(epoch.State.Parameters, v.Data).Match(
                Succ: measured => epoch with { Validation = measured.Score },
                Fail: errors => epoch with { Faults = [.. epoch.Faults, .. errors] }),
            None: () => epoch);
    }

    private static Epoch Pass<T>(TrainingStep step, State state, IEnumerable<Batch> batches) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (number, score) = (state.Epoch + 1, Score.Zero);
        foreach (var batch in batches)
        {
            var stepped = step.Step<T>(state, batch);
            if (stepped.IsFail)
                return new(number, state, score, Option<Score>.None, [.. stepped.Errors()]);
            var next = stepped.OrThrow();
            score += Score.Of<T>(step.Recipe.Loss, next.Loss, next.Predictions, batch.Targets);
            state = next.State;
        }

        return new(number, state with { Epoch = number }, score, Option<Score>.None, []);
    }
}
