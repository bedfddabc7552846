using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The family of losses of one class among several for each row: the last axis of the predictions counts the classes, targets are an index
/// without that axis.</summary>
/// <param name="Weight">A weight for each class, more for those that are rare; none are ones.</param>
/// <param name="Reduction">What becomes of the terms, one for each row.</param>
public abstract record ClassLoss(ValueList<double> Weight, Reduction Reduction) : Loss(Reduction)
{
    /// <inheritdoc/>
    public override Either<ShapeError, TensorType> Target(TensorType prediction) =>
        prediction is not { Kind: Kind.Real, Shape: [.. var rows, { IsKnown: true } classes] } ? new ShapeError(Term.HeadOf(GetType())) { Expected = "predictions whose last axis counts the classes", Found = $"{prediction}" }
        : Weight.Count > 0 && Weight.Count != classes.Extent ? new ShapeError(Term.HeadOf(GetType())) { Expected = $"{Weight.Count} classes on the last axis, as there are weights", Found = $"{prediction}" }
        : new TensorType(rows, Kind.Index);
}
