namespace Functional.Nn.Bench;

/// <summary>What one element costs, in cache and single precision.</summary>
/// <param name="Name">The op.</param>
/// <param name="NsPerElement">Nanoseconds for an element.</param>
/// <param name="PrimitivesNsPerElement">Those of <c>TensorPrimitives</c>, where it has the function.</param>
/// <param name="Ratio">Our time by theirs, the median of turns.</param>
internal sealed record ElementwiseTiming(string Name, double NsPerElement, double? PrimitivesNsPerElement, double? Ratio)
{
    /// <summary>Times one op.</summary>
    public static ElementwiseTiming Of(ElementwiseOp timed, TimeSpan time)
    {
        var (ours, theirs) = timed.Runs();
        var duel = Duel.Of(ours, theirs, time);
        return new($"elementwise_{timed.Op.Name}", PerElement(duel.Ours), duel.Theirs is { } other ? PerElement(other) : null, duel.Ratio is { } ratio ? Math.Round(ratio, 3) : null);
    }

    private static double PerElement(double seconds) => Math.Round(seconds * 1e9 / ElementwiseOp.Count, 4);
}
