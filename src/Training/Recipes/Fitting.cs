using System.Numerics;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>The fold of training steps, cut into epochs.</summary>
internal static class Fitting
{
    public static IEnumerable<Epoch> Epochs<T>(TrainingStep step, State state, Dataset data, int batch, Option<(Evaluation Evaluation, Dataset Data)> validation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var number = 1; ; number++)
        {
            var epoch = Pass<T>(step, state, data.Batches(batch, state.Key.Fold(number)), number);
            epoch = epoch with { Validation = validation.Map(v => v.Evaluation.Run<T>(epoch.State.Parameters, v.Data).Score) };
            yield return epoch;
            if (epoch.Fault.IsSome)
                yield break;
            state = epoch.State;
        }
    }

    private static Epoch Pass<T>(TrainingStep step, State state, IEnumerable<Batch> batches, int number) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var score = Score.Zero;
        foreach (var batch in batches)
        {
            var stepped = step.Step<T>(state, batch);
            if (stepped.Errors() is [var fault, ..])
                return new(number, state, score, Option<Score>.None, fault);
            var next = stepped.OrThrow();
            score += Score.Of<T>(step.Recipe.Loss, next.Loss, next.Predictions, batch.Targets);
            state = next.State;
        }

        return new(number, state, score, Option<Score>.None, Option<NnError>.None);
    }
}
