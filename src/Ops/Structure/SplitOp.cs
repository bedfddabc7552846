using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>
/// One axis cut into parts, each a result. Its transpose is <see cref="ConcatOp"/>: all parts of x together send back one tensor of its
/// size, where as many <see cref="SliceOp"/>s would send back one each.
/// </summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
/// <param name="Lengths">The extents of the parts, which are all of the axis.</param>
public sealed record SplitOp(int Axis, ValueList<int> Lengths) : Op
{
    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => 0;

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is not [var x]
        ? new ShapeError(Name) { Expected = "one input", Found = ShapeRules.Listed(inputs) }
        : Axes.Of(Axis).Within(x.Shape.Rank).Match<Inference>(
            Right: axes => Lengths.Count > 0 && Lengths.All(length => length >= 0) && x.Shape[axes[0]] is { IsKnown: true } extent && extent.Extent == Lengths.Sum(length => (long)length)
                ? ImmutableArray.CreateRange(Lengths.Items, length => x with { Shape = x.Shape.With(axes[0], length) })
                : new ShapeError(Name) { Expected = $"an extent of {Lengths.Sum(length => (long)length)} on axis {Axis}, in parts of 0 or more", Found = $"{x}" },
            Left: error => error);

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => ComputeOnce(call);

    /// <inheritdoc/>
    public override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var routes = new Route[results.Length];
        for (var (i, start) = (0, 0); i < routes.Length; start += Lengths[i++])
            routes[i] = Route.Along(Axis, inputs[0].Shape, start, results[i].Shape, 0, Lengths[i]);
        return call =>
        {
            for (var i = 0; i < routes.Length; i++)
                routes[i].Run(call, result: i);
        };
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [at.Input.Kind is Kind.Index ? Option<Expr>.None : Functions.Join(Axis, at.Adjoints)];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>One axis cut into parts of these extents, which are all of it.</summary>
    public static ImmutableArray<Expr> Split(Expr x, int axis, params ReadOnlySpan<int> lengths) =>
        lengths is [var all] && all == x.ExtentOf(axis) ? [x] : Expr.Of(new SplitOp(axis, ValueList.Of(lengths)), [x]);

    /// <summary>What stands at each position of an axis, which goes; nothing where its extent is 0.</summary>
    public static ImmutableArray<Expr> Unstack(Expr x, int axis) => x.ExtentOf(axis) is > 0 and var extent
        ? ImmutableArray.CreateRange(Split(x, axis, [.. Enumerable.Repeat(1, extent)]), part => Squeeze(part, axis))
        : [];
}
