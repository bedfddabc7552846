using Functional.Nn.Training;

namespace Functional.Nn.Bench;

/// <summary>Training as <see cref="Recipe.Fit{T}"/> does it, on one batch.</summary>
/// <param name="fold">The steps so far.</param>
/// <param name="batch">What every step is given.</param>
internal sealed class TrainingStepper(TrainingFold<float> fold, Batch batch) : IStepper
{
    public double Step() => fold.Step(batch).IfNone(double.NaN);
}
