namespace Functional.Nn.Plots;

/// <summary>A place in a picture, in its units from the upper left; not a number where a value has no place.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Down.</param>
internal readonly record struct Spot(double X, double Y)
{
    /// <summary>No place.</summary>
    public static Spot Nowhere { get; } = new(double.NaN, double.NaN);

    /// <summary>Whether it is anywhere.</summary>
    public bool IsPlaced => double.IsFinite(X) && double.IsFinite(Y);

    /// <inheritdoc/>
    public override string ToString() => $"{Xml.Number(X)} {Xml.Number(Y)}";
}
