using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>One pass over the training data, whole or under way.</summary>
/// <param name="Number">From 1.</param>
/// <param name="State">The state at its end, or so far.</param>
/// <param name="Train">Means over the batches as they came, dropout included.</param>
/// <param name="Validation">Means over the validation data at its end.</param>
/// <param name="Faults">Why training stops here, if it does.</param>
public sealed record Epoch(int Number, State State, Score Train, Option<Score> Validation, ValueList<NnError> Faults)
{
    /// <summary>Whether it is done: all batches, and without faults.</summary>
    public bool IsWhole => State.Epoch == Number && Faults.Count == 0;

    /// <summary>What epochs are compared by: on the validation data, or on the training data where there is none.</summary>
    public Score Score => Validation.IfNone(Train);

    /// <summary>The epoch; or its faults.</summary>
    public Validation<NnError, Epoch> ToValidation() => Faults.Count == 0 ? Validated.Ok(this) : Validated.Fail<Epoch>(Faults);

    /// <summary>The epoch that begins with a state: nothing of it is done. <see cref="Run{T}.After"/> goes on from it.</summary>
    public static Epoch Before(State state) => new(state.Epoch + 1, state, Score.Zero, Option<Score>.None, []);
}
