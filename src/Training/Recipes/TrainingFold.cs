using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>The fold of <see cref="TrainingStep.Step{T}"/>, bit for bit, in memory of its own: no step allocates, and the state is copied only where
/// it is asked for.</summary>
/// <typeparam name="T">The type in which real numbers are computed.</typeparam>
internal sealed class TrainingFold<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TrainingStep step;
    private readonly State start;
    private readonly Iteration<T> iteration;
    private readonly Tensor<T> number = Tensor.Scalar(T.Zero);
    private readonly Tensor<int> key = default(Key).ToTensor();
    private readonly Key steps;
    private int done;

    public TrainingFold(TrainingStep step, State start, Workers? workers = null)
    {
        (this.step, this.start, done, steps) = (step, start, start.Step, start.Key.Fold(Wires.Step));
        iteration = new(step.Outputs, TrainingStep.Pass, start.Parameters + start.Slots, workers);
    }

    /// <summary>The predictions of the last step.</summary>
    public ReadOnlySpan<T> Predictions => iteration.Computed(TrainingStep.PredictionsOutput);

    /// <summary>The state after the last step.</summary>
    public State State => TrainingStep.Next(start, iteration.State, done);

    /// <summary>One step: its loss. None where it has errors, which <see cref="TrainingStep.Step{T}"/> tells; this fold has no state then.</summary>
    public Option<double> Step(Batch batch)
    {
        number.Storage[0] = T.CreateSaturating(done + 1);
        steps.Fold(done).CopyTo(key.Storage);
        if (iteration.Step((Wires.Features, batch.Features), (Wires.Targets, batch.Targets), (Wires.Step, number), (Wires.Key, key)).IsFail || !IsFinite())
            return Option<double>.None;
        done++;
        return double.CreateChecked(iteration.Computed(TrainingStep.LossOutput)[0]);
    }

    private bool IsFinite()
    {
        for (var output = 0; output < step.Outputs.Names.Count; output++)
            if (iteration.Computed(output).ContainsAnyNonFinite())
                return false;
        return true;
    }
}
