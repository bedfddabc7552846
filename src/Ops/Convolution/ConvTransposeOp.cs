using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The transpose of <see cref="ConvOp"/> with the same attributes: each element of y <c>[n, out, ...]</c> is spread over its
/// window of x <c>[n, in, ...]</c>, with weights <c>[out, in / groups, ...]</c>. The extent of x is
/// <c>(t - 1) s - 2 p + d (k - 1) + 1</c> and what is added to it.</summary>
/// <param name="Stride">s: the step from window to window, 1 or more, for each spatial axis.</param>
/// <param name="Padding">p: what is taken off on both sides, 0 or more, for each spatial axis.</param>
/// <param name="Dilation">d: the step inside of a window, 1 or more, for each spatial axis.</param>
/// <param name="Groups">Into how many groups, of their own inputs and outputs, the channels fall.</param>
/// <param name="OutputPadding">What is added at the end, 0 or more, for each spatial axis.</param>
public sealed record ConvTransposeOp(ValueList<int> Stride, ValueList<int> Padding, ValueList<int> Dilation, [Range(1, int.MaxValue)] int Groups, ValueList<int> OutputPadding)
    : ConvolutionFamily(Stride, Padding, Dilation, Groups)
{
    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => Products(inputs[0].Shape, inputs[1].Shape);

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs)
    {
        if (Unfit(inputs, "y [n, out, ...] and weights [out, in / groups, ...]") is { } error)
            return error;
        var (y, w) = (inputs[0].Shape, inputs[1].Shape);
        return y[1] != w[0] || y[1].Extent % Groups != 0 || OutputPadding.Count != Axes || OutputPadding.Any(p => p < 0) || y[2..].Concat(w[2..]).Any(dim => dim == 0)
            ? new ShapeError(Name) { Expected = $"y [n, out, ...] and weights [out, in / groups, ...] with {Groups} groups, spatial extents of 1 or more, and an output padding of 0 or more for each", Found = $"{ShapeRules.Listed(inputs)}, {OutputPadding}" }
            : Enumerable.Range(0, Axes).Aggregate(
                Dim.Of((long)w[1].Extent * Groups).Map(channels => Shape.Of(y[0], channels)),
                (all, axis) => all.Bind(x => Dim.Of(Extent(axis, y[axis + 2].Extent, w[axis + 2].Extent) + OutputPadding[axis]).Map(s => x.Concat([s]))));
    }

    /// <summary>The examples.</summary>
    public override int Parts(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => results[0].Shape[0].Extent;

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => ComputeOnce(call);

    /// <inheritdoc/>
    public override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var product = Correlate(results[0].Shape, inputs[1].Shape, inputs[0].Shape).Product<T>();
        return call => product.ToPlanes(call[0], call[1], call.Result, call.Part);
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [OfY(at.Adjoint, at.Inputs[1], at.Inputs[0].Shape), OfWeights(at.Adjoint, at.Inputs[0], at.Inputs[1].Shape)];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Transposed convolution over the spatial axes of <c>[n, in, ...]</c> by weights <c>[in, out / groups, ...]</c>, with a bias
    /// <c>[out]</c> if there is one. With the same padding, extents become stride times as long: it is the transpose of the convolution that
    /// has this padding.</summary>
    public static Expr ConvTranspose(Expr x, Expr weight, Expr? bias = null, PerAxis stride = default, Padding padding = default, PerAxis dilation = default, int groups = 1, PerAxis? outputPadding = null)
    {
        var space = SpaceOf(x);
        var (s, d, more) = (Each(stride, space), Each(dilation, space), Each(outputPadding ?? 0, space, nameof(outputPadding)));
        if (padding.IsSame && outputPadding is not null)
            throw new ShapeException(new ShapeError("conv-transpose") { Expected = "an output padding beside numbers of padding only", Found = "the same padding" });
        int[] crop = [.. WindowOf(weight, space).Select((kernel, axis) => (int)Math.Clamp((d[axis] * (kernel - 1L)) + 1 - s[axis], int.MinValue + 1, int.MaxValue))];
        var op = padding.IsSame
            ? new ConvTransposeOp(s, [.. crop.Select(count => Math.Max(0, count) / 2)], d, groups, [.. crop.Select(count => Math.Max(0, -count))])
            : new ConvTransposeOp(s, Each(padding.Numbers, space, nameof(padding)), d, groups, more);
        var y = op.Apply(x, weight) is var whole && padding.IsSame ? CutBehind(whole, [.. crop.Select(count => Math.Max(0, count) % 2)]) : whole;
        return bias is null ? y : y + OnChannels(bias, y);
    }
}
