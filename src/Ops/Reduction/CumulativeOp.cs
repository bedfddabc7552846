using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;

namespace Functional.Nn.Ops;

/// <summary>The family of recurrences along one axis, whose inputs and result are real and of one shape.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
/// <param name="Reverse">Whether it runs from the last position to the first.</param>
public abstract record CumulativeOp(int Axis, bool Reverse) : Op
{
    /// <inheritdoc/>
    public sealed override Inference Infer(ImmutableArray<TensorType> inputs) => ShapeRules.SameReals(this, inputs, Arity) is var same && same.Types.IsLeft
        ? same
        : Axes.Of(Axis).Within(inputs[0].Shape.Rank).Map(_ => inputs[0].Shape);

    /// <summary>The positions on the axes before.</summary>
    public sealed override int Parts(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => Fibers.Of(results[0].Shape, Axis).Outer;

    /// <summary>The number of inputs.</summary>
    private protected virtual int Arity => 1;

    /// <summary>The number of positions to shift by so that what follows in this direction comes to where it is followed.</summary>
    private protected int Back => Reverse ? 1 : -1;
}
