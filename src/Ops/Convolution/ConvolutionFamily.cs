using LanguageExt;
using Functional.Nn.Ops.Kernels;

namespace Functional.Nn.Ops;

/// <summary>
/// The family of <c>Σ x[n, i, t s + k d - p] w[o, i, k] y[n, o, t]</c>, for any number of spatial axes: each member is the
/// derivative with respect to one of the three, so that they are each other's pullbacks. x is <c>[n, in, ...]</c>, w
/// <c>[out, in / groups, ...]</c>, y <c>[n, out, ...]</c>; what is read outside of x counts as 0.
/// </summary>
/// <param name="Stride">s: the step from window to window, 1 or more, for each spatial axis.</param>
/// <param name="Padding">p: the zeros on both sides, 0 or more, for each spatial axis.</param>
/// <param name="Dilation">d: the step inside of a window, 1 or more, for each spatial axis.</param>
/// <param name="Groups">Into how many groups, of their own inputs and outputs, the channels fall.</param>
public abstract record ConvolutionFamily(ValueList<int> Stride, ValueList<int> Padding, ValueList<int> Dilation, int Groups) : Op
{
    /// <summary>The number of spatial axes.</summary>
    protected int Axes => Stride.Count;

    /// <summary>Whether a shape has two axes and the spatial ones, all known but the first perhaps.</summary>
    private protected bool Fits(TensorType type) => type.Kind is Kind.Real && type.Shape.Rank == Axes + 2 && type.Shape[1..].IsKnown;

    /// <summary>What does not fit of the attributes and inputs of two shapes, or null.</summary>
    private protected ShapeError? Unfit(System.Collections.Immutable.ImmutableArray<TensorType> inputs, string expected) =>
        Axes == 0 || Padding.Count != Axes || Dilation.Count != Axes || Stride.Any(s => s < 1) || Padding.Any(p => p < 0) || Dilation.Any(d => d < 1)
            ? new ShapeError(Name) { Expected = "stride and dilation 1 or more and padding 0 or more, each of every spatial axis", Found = $"{Stride}, {Dilation} and {Padding}" }
        : inputs.Length != 2 || !inputs.All(Fits)
            ? new ShapeError(Name) { Expected = $"{expected} of {Axes} spatial axes each, of known extents but the number of examples", Found = ShapeRules.Listed(inputs) }
        : null;

    /// <summary>The windows on an axis of x; an error where it holds none.</summary>
    private protected Either<ShapeError, Dim> Windows(int axis, int extent, int kernel) =>
        extent + (2L * Padding[axis]) - Covered(axis, kernel) is >= 0 and var room && kernel > 0
            ? Dim.Of((room / Stride[axis]) + 1)
            : new ShapeError(Name) { Expected = $"room for one window on spatial axis {axis}", Found = $"extent {extent} with {Padding[axis]} of padding on both sides, a window of {kernel}" };

    /// <summary>What so many windows cover, less the padding: the smallest extent of x that has them.</summary>
    private protected long Extent(int axis, int windows, int kernel) => ((windows - 1L) * Stride[axis]) - (2L * Padding[axis]) + Covered(axis, kernel);

    /// <summary>The derivative with respect to y.</summary>
    private protected Expr OfY(Expr x, Expr w, Shape y) =>
        Enumerable.Range(2, Axes).Aggregate(new ConvOp(Stride, Padding, Dilation, Groups).Apply(x, w), (all, axis) => all.Shape[axis] == y[axis] ? all : Functions.Slice(all, axis, 0, y[axis].Extent));

    /// <summary>The derivative with respect to x.</summary>
    private protected Expr OfX(Expr y, Expr w, Shape x) =>
        new ConvTransposeOp(Stride, Padding, Dilation, Groups, [.. Enumerable.Range(0, Axes).Select(axis => (int)(x[axis + 2].Extent - Extent(axis, y.Shape[axis + 2].Extent, w.Shape[axis + 2].Extent)))]).Apply(y, w);

    /// <summary>The derivative with respect to w.</summary>
    private protected Expr OfWeights(Expr x, Expr y, Shape w) =>
        new ConvWeightsOp(Stride, Padding, Dilation, Groups, [.. w[2..].Select(k => k.Extent)]).Apply(x, y);

    /// <summary>Multiplications and additions of all windows.</summary>
    private protected static double Products(Shape y, Shape w) => 2.0 * y.Size * w[1..].Positions;

    /// <summary>The kernels of known shapes.</summary>
    private protected Correlation Correlate(Shape x, Shape w, Shape y) => new(x, w, y, Stride, Padding, Dilation, Groups);

    private long Covered(int axis, int kernel) => (Dilation[axis] * (kernel - 1L)) + 1;
}
