using Functional.Nn.Ops;
using Functional.Nn.Training;

namespace Functional.Nn.Bench;

/// <summary>By what a model is trained and predicts while it is timed: the one place that knows.</summary>
internal static class Steppers
{
    /// <summary>Steps of training on one batch.</summary>
    public static IStepper Training(Recipe recipe, Model model, Dataset data, Workers workers)
    {
        var step = recipe.Compile(model, data).OrThrow();
        return new TrainingStepper(new(step, step.Initial<float>(key: 0), workers), new(data.Features, data.Targets));
    }

    /// <summary>Predictions for one batch.</summary>
    public static IStepper Prediction(Model model, Tensor examples, Workers workers) =>
        new PredictionStepper(model.Compile<float>(model.Initial<float>(key: 0), workers), examples);
}
