using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>The largest of each so many neighbours on an axis (Goodfellow et al., 2013): output c is the maximum of the inputs from
/// <c>c pieces</c> to <c>c pieces + pieces - 1</c>. Equal maxima share the slope.</summary>
/// <param name="Pieces">The number of inputs for each output.</param>
/// <param name="Axis">The axis; negative counts from the last, 0 is that of a batch.</param>
public sealed record MaxoutLayer([Range(1, int.MaxValue)] int Pieces, int Axis = -1) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.Maxout(x, Pieces, Axis);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The largest of each <paramref name="pieces"/> neighbours on an axis.</summary>
    public static Layer Maxout(int pieces, int axis = -1) => new MaxoutLayer(pieces, axis);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The largest of each <paramref name="pieces"/> neighbours on an axis. Equal maxima share the slope.</summary>
    public static Expr Maxout(Expr x, int pieces, int axis = -1) => EvenParts.Of("maxout", x, axis, pieces) is var (at, extent)
        ? Max(Reshape(x, x.Shape[..at].Concat([extent, pieces]).Concat(x.Shape[(at + 1)..])), at + 1)
        : x;
}
