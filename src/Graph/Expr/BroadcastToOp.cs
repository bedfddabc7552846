using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn;

/// <summary>Reads x in a larger shape: an extent 1 and missing outer axes repeat. Its transpose is <see cref="SumToOp"/>.</summary>
/// <param name="Shape">The larger shape.</param>
public sealed record BroadcastToOp(Shape Shape) : Op
{
    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => 0;

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [var x] && x.Shape.BroadcastsTo(Shape)
        ? x with { Shape = Shape }
        : new ShapeError(Name) { Expected = $"a shape that broadcasts to {Shape}", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        if (call.ResultType.Kind is Kind.Index)
            Repetition.Repeat(call.Indices(0), call.TypeOf(0).Shape, call.ResultIndices, call.ResultType.Shape);
        else
            Repetition.Repeat(call[0], call.TypeOf(0).Shape, call.Result, call.ResultType.Shape);
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [at.Adjoint.SumTo(at.Input.Shape)];
}
