using Functional.Nn.Training;

namespace Functional.Nn.Bench;

/// <summary>Training by the pure function from state to state.</summary>
/// <param name="step">The step.</param>
/// <param name="state">Where it starts.</param>
/// <param name="batch">What every step is given.</param>
internal sealed class PureTraining(TrainingStep step, State state, Batch batch) : IStepper
{
    private State state = state;

    public double Step()
    {
        var stepped = step.Step<float>(state, batch).OrThrow();
        state = stepped.State;
        return stepped.Loss;
    }
}
