namespace Functional.Nn.Ops;

/// <summary>More positions before and after those of the spatial axes of <c>[n, channels, ...]</c>; a negative count takes positions away.</summary>
/// <param name="Before">How many before the first of each axis.</param>
/// <param name="After">How many after the last of each axis; as many as before if left out.</param>
/// <param name="Mode">What stands there.</param>
/// <param name="Value">The number that stands there, if it is one.</param>
public sealed record PadLayer(PerAxis Before, PerAxis? After = null, PadMode Mode = PadMode.Constant, double Value = 0) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place)
    {
        var space = Functions.SpaceOf(Functions.Spatial(x));
        var (before, after) = (Functions.Each(Before, space), Functions.Each(After ?? Before, space, nameof(After)));
        return Enumerable.Range(0, space.Rank).Aggregate(x, (y, axis) => Padded(y, axis + 2, before[axis], after[axis]));
    }

    private Expr Padded(Expr x, int axis, int before, int after) => (before, after) is (0, 0) ? x : Mode switch
    {
        PadMode.Reflect => Functions.PadReflect(x, axis, before, after),
        PadMode.Replicate => Functions.PadReplicate(x, axis, before, after),
        PadMode.Circular => Functions.PadCircular(x, axis, before, after),
        _ => Functions.Pad(x, axis, before, after, Value),
    };
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>More positions before and after those of the spatial axes, as many after as before where nothing else is said; a negative count
    /// takes positions away.</summary>
    public static Layer Pad(PerAxis before, PerAxis? after = null, PadMode mode = PadMode.Constant, double value = 0) => new PadLayer(before, after, mode, value);
}
