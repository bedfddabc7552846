using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>What a convolution's weights get: <c>w[o, i, k] = Σ x[n, i, t s + k d - p] y[n, o, t]</c> of x <c>[n, in, ...]</c> and y
/// <c>[n, out, ...]</c>, which may have fewer windows than x has room for.</summary>
/// <param name="Stride">s: the step from window to window, 1 or more, for each spatial axis.</param>
/// <param name="Padding">p: the zeros on both sides, 0 or more, for each spatial axis.</param>
/// <param name="Dilation">d: the step inside of a window, 1 or more, for each spatial axis.</param>
/// <param name="Groups">Into how many groups, of their own inputs and outputs, the channels fall.</param>
/// <param name="Kernel">The extents of a window, 1 or more.</param>
public sealed record ConvWeightsOp(ValueList<int> Stride, ValueList<int> Padding, ValueList<int> Dilation, [Range(1, int.MaxValue)] int Groups, ValueList<int> Kernel)
    : ConvolutionFamily(Stride, Padding, Dilation, Groups)
{
    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => Products(inputs[1].Shape, results[0].Shape);

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs)
    {
        if (Unfit(inputs, "x [n, in, ...] and y [n, out, ...]") is { } error)
            return error;
        var (x, y) = (inputs[0].Shape, inputs[1].Shape);
        return x[0] != y[0] || x[1].Extent % Groups != 0 || y[1].Extent % Groups != 0 || Kernel.Count != Axes || !Enumerable.Range(0, Axes).All(axis => HasRoom(axis, x, y))
            ? new ShapeError(Name) { Expected = $"x [n, in, ...] and y [n, out, ...] with {Groups} groups, one n, and windows {Kernel} that x has room for", Found = ShapeRules.Listed(inputs) }
            : Shape.Of([y[1], x[1].Extent / Groups, .. Kernel.Select(k => (Dim)k)]);
    }

    /// <summary>The channels of y.</summary>
    public override int Parts(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => results[0].Shape[0].Extent;

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => ComputeOnce(call);

    /// <inheritdoc/>
    public override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var product = Correlate(inputs[0].Shape, results[0].Shape, inputs[1].Shape).Product<T>();
        return call => product.ToWeights(call[0], call[1], call.Result, call.Part);
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [OfX(at.Inputs[1], at.Adjoint, at.Inputs[0].Shape), OfY(at.Inputs[0], at.Adjoint, at.Inputs[1].Shape)];

    private bool HasRoom(int axis, Shape x, Shape y) =>
        y[axis + 2].Extent > 0 && Windows(axis, x[axis + 2].Extent, Kernel[axis]).Match(Right: windows => y[axis + 2].Extent <= windows.Extent, Left: _ => false);
}
