using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Convolution in the sense of neural networks (cross-correlation): <c>y[n, o, t] = Σ x[n, i, t s + k d - p] w[o, i, k]</c>;
/// x <c>[n, in, ...]</c>, w <c>[out, in / groups, ...]</c>. Its pullbacks are <see cref="ConvTransposeOp"/> and <see cref="ConvWeightsOp"/>.</summary>
/// <param name="Stride">s: the step from window to window, 1 or more, for each spatial axis.</param>
/// <param name="Padding">p: the zeros on both sides, 0 or more, for each spatial axis.</param>
/// <param name="Dilation">d: the step inside of a window, 1 or more, for each spatial axis.</param>
/// <param name="Groups">Into how many groups, of their own inputs and outputs, the channels fall.</param>
public sealed record ConvOp(ValueList<int> Stride, ValueList<int> Padding, ValueList<int> Dilation, [Range(1, int.MaxValue)] int Groups = 1) : ConvolutionFamily(Stride, Padding, Dilation, Groups)
{
    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => Products(results[0].Shape, inputs[1].Shape);

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs)
    {
        if (Unfit(inputs, "x [n, in, ...] and weights [out, in / groups, ...]") is { } error)
            return error;
        var (x, w) = (inputs[0].Shape, inputs[1].Shape);
        return !w[0].IsKnown || w[0].Extent % Groups != 0 || x[1].Extent != (long)w[1].Extent * Groups
            ? new ShapeError(Name) { Expected = $"x [n, in, ...] and weights [out, in / groups, ...] with {Groups} groups", Found = ShapeRules.Listed(inputs) }
            : Enumerable.Range(0, Axes).Aggregate(
                (Either<ShapeError, Shape>)Shape.Of(x[0], w[0]),
                (all, axis) => all.Bind(y => Windows(axis, x[axis + 2].Extent, w[axis + 2].Extent).Map(t => y.Concat([t]))));
    }

    /// <summary>The examples.</summary>
    public override int Parts(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => results[0].Shape[0].Extent;

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => ComputeOnce(call);

    /// <inheritdoc/>
    public override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var product = Correlate(inputs[0].Shape, inputs[1].Shape, results[0].Shape).Product<T>();
        return call => product.ToWindows(call[0], call[1], call.Result, call.Part);
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [OfX(at.Adjoint, at.Inputs[1], at.Inputs[0].Shape), OfWeights(at.Inputs[0], at.Adjoint, at.Inputs[1].Shape)];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Convolution over the spatial axes of <c>[n, in, ...]</c> by weights <c>[out, in / groups, ...]</c>, with a bias <c>[out]</c>
    /// if there is one. Of an uneven padding that keeps the extents, the greater part stands behind.</summary>
    public static Expr Conv(Expr x, Expr weight, Expr? bias = null, PerAxis stride = default, Padding padding = default, PerAxis dilation = default, int groups = 1)
    {
        var space = SpaceOf(x);
        var (s, d) = (Each(stride, space), Each(dilation, space));
        var (sides, beyond) = Sides(padding, space, WindowOf(weight, space), s, d);
        var y = new ConvOp(s, sides, d, groups).Apply(PaddedBehind(x, beyond), weight);
        return bias is null ? y : y + OnChannels(bias, y);
    }

    /// <summary>The positions of a window of weights; the op tells of weights that do not fit.</summary>
    private static ValueList<int> WindowOf(Expr weight, Shape space) =>
        weight.Shape.Rank == space.Rank + 2 && weight.Shape.IsKnown ? [.. SpaceOf(weight).Select(k => k.Extent)] : [.. space.Select(_ => 1)];
}
