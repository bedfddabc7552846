namespace Functional.Nn.Training;

/// <summary>What a training step answers.</summary>
/// <param name="State">The state after it.</param>
/// <param name="Loss">The loss of the batch before it.</param>
/// <param name="Predictions">What the model said of the batch before it, dropout included.</param>
public sealed record Stepped(State State, double Loss, Tensor Predictions);
