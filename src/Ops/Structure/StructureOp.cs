using System.Collections.Immutable;
using System.Numerics;

namespace Functional.Nn.Ops;

/// <summary>The family of ops that only move the elements of one tensor, of either kind.</summary>
public abstract record StructureOp : Op
{
    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => 0;

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

    /// <inheritdoc/>
    public sealed override ImmutableArray<LanguageExt.Option<Expr>> Pullback(Application at) => [at.Input.Kind is Kind.Index ? LanguageExt.Option<Expr>.None : Back(at.Adjoint, at.Input.Shape)];

    /// <summary>The shape of the result.</summary>
    protected abstract LanguageExt.Either<ShapeError, Shape> Infer(Shape x);

    /// <summary>Writes every element of y; both shapes are known.</summary>
    protected abstract void Move<E>(ReadOnlySpan<E> x, Shape from, Span<E> y, Shape to) where E : unmanaged, INumberBase<E>;

    /// <summary>The transpose: the adjoint of x, which has this shape.</summary>
    protected abstract LanguageExt.Option<Expr> Back(Expr dy, Shape x);
}
