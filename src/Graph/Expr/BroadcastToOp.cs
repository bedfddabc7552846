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
    public override void Compute<T>(Call<T> call) => ComputeOnce(call);

    /// <inheritdoc/>
    public override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var way = Repetition.Way(inputs[0].Shape, results[0].Shape);
        return results[0].Kind is Kind.Index
            ? call => Repetition.Write(call.Indices(0), call.ResultIndices, way)
            : call => Repetition.Write(call[0], call.Result, way);
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [at.Adjoint.SumTo(at.Input.Shape)];
}
