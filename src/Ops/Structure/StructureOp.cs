using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>The family of ops that only move the elements of one tensor, of either kind.</summary>
public abstract record StructureOp : Op
{
    /// <inheritdoc/>
    public sealed override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [var x]
        ? Infer(x.Shape).Map(shape => x with { Shape = shape })
        : new ShapeError(Name) { Expected = "one input", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public sealed override void Compute<T>(Call<T> call)
    {
        var (from, to) = (call.TypeOf(0).Shape, call.ResultType.Shape);
        if (call.ResultType.Kind is Kind.Index)
            Move(call.Indices(0), from, call.ResultIndices, to);
        else
            Move(call[0], from, call.Result, to);
    }

    /// <summary>The shape of the result.</summary>
    protected abstract LanguageExt.Either<ShapeError, Shape> Infer(Shape x);

    /// <summary>Writes every element of y; both shapes are known.</summary>
    protected abstract void Move<E>(ReadOnlySpan<E> x, Shape from, Span<E> y, Shape to);
}
