namespace Functional.Nn.Training;

/// <summary>A dataset in two disjoint parts, and what was done to the features of both.</summary>
/// <param name="Train">What is learned from.</param>
/// <param name="Test">What the result is measured on.</param>
/// <param name="Scaler">What was done to the features.</param>
public sealed record Split(Dataset Train, Dataset Test, Scaler Scaler)
{
    /// <summary>What made the features of the columns of a table, before they were scaled.</summary>
    public Encoder Encoder { get; init; } = Encoder.Identity;

    /// <summary>Both parts, scaled by what <paramref name="fit"/> finds in the training part alone: <see cref="Scaler.Standard"/>,
    /// <see cref="Scaler.MinMax"/>, <see cref="Scaler.Robust"/>.</summary>
    public Split Scale(Func<Dataset, Scaler> fit) => fit(Train) is var scaler ? this with { Train = scaler.Apply(Train), Test = scaler.Apply(Test), Scaler = scaler } : this;
}
