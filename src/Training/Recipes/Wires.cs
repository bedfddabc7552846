using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>What runs into a training step and out of it, beside parameters and slots, by name.</summary>
internal static class Wires
{
    /// <summary>The features of a batch.</summary>
    public const string Features = Model.InputName;

    /// <summary>The targets of a batch.</summary>
    public const string Targets = "y";

    /// <summary>The number of the step, from 1.</summary>
    public const string Step = "step";

    /// <summary>The random key of the step.</summary>
    public const string Key = Place.KeyName;

    /// <summary>The loss of the batch, out.</summary>
    public const string Loss = "loss";

    /// <summary>The predictions of the batch, out.</summary>
    public const string Predictions = "predictions";

    /// <summary>The predictions after the loss's activation, out.</summary>
    public const string Activated = "activated";

    /// <summary>An environment with a batch.</summary>
    public static Env With(this Env env, Batch batch) => env.With((Features, batch.Features), (Targets, batch.Targets));
}
