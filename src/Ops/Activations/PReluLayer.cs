namespace Functional.Nn.Ops;

/// <summary>x above 0, a x elsewhere, with a learned slope a (He et al., 2015): one, or one for each channel. The slope at 0 is a.</summary>
/// <param name="PerChannel">Whether each channel has its own slope.</param>
/// <param name="Axis">The axis of the channels; negative counts from the last, 0 is that of a batch.</param>
/// <param name="Slope">How the slopes start; 0.25 if left out.</param>
public sealed record PReluLayer(bool PerChannel = false, int Axis = 1, Initializer? Slope = null) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.PRelu(
        x,
        place.Param("weight", [PerChannel ? EvenParts.Of("prelu", x, Axis, 1).Extent : 1], Slope ?? Initializers.Constant(0.25)),
        Axis);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x above 0, a x elsewhere, with a learned slope a: one, or one for each channel of an axis.</summary>
    public static Layer PRelu(bool perChannel = false, int axis = 1, Initializer? slope = null) => new PReluLayer(perChannel, axis, slope);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>x above 0, slope x elsewhere: one slope, or one for each position of an axis. The slope at 0 is that of the negative side.</summary>
    public static Expr PRelu(Expr x, Expr slope, int axis = 1) => Where(Greater(x, 0), x, SlopeOn(slope, x.Shape, axis) * x);

    private static Expr SlopeOn(Expr slope, Shape x, int axis) => slope.Shape switch
    {
        [] => slope,
        [var one] when one == 1 => Reshape(slope, Shape.Scalar),
        [var channels] when Axes.Of(axis).Within(x.Rank).Exists(at => x[at[0]] == channels) =>
            Reshape(slope, Shape.Of([.. x.Select((_, i) => i == (axis < 0 ? axis + x.Rank : axis) ? channels : 1)])),
        var other => throw new ShapeException(new ShapeError("prelu") { Expected = $"one slope, or one for each position on axis {axis} of {x}", Found = $"{other}" }),
    };
}
