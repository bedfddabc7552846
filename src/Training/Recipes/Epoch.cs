using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>One pass over the training data.</summary>
/// <param name="Number">From 1.</param>
/// <param name="State">The state at its end.</param>
/// <param name="Train">Means over the batches as they came, dropout included.</param>
/// <param name="Validation">Means over the validation data at its end.</param>
/// <param name="Faults">Why training stops here, if it does.</param>
public sealed record Epoch(int Number, State State, Score Train, Option<Score> Validation, ValueList<NnError> Faults)
{
    /// <summary>What epochs are compared by: on the validation data, or on the training data where there is none.</summary>
    public Score Score => Validation.IfNone(Train);
}
