using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>A table in two disjoint parts.</summary>
/// <param name="Train">What is learned from.</param>
/// <param name="Test">What the result is measured on.</param>
public sealed record RawSplit(RawDataset Train, RawDataset Test)
{
    /// <summary>Both parts, filled and encoded by what the training part alone tells. Errors: those of <see cref="Encoder.Fit(RawDataset)"/> and <see cref="Encoder.Apply(RawDataset)"/>.</summary>
    public Validation<NnError, Split> Encode() =>
        from encoder in Encoder.Fit(Train)
        from train in encoder.Apply(Train)
        from test in encoder.Apply(Test)
        select new Split(train, test, Scaler.Identity(train.FeatureShape.Size)) { Encoder = encoder };
}
