using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn;

/// <summary>Sums x over every axis that broadcasting from a smaller shape repeats. Its transpose is <see cref="BroadcastToOp"/>.</summary>
/// <param name="Shape">The smaller shape; one that broadcasts to that of x.</param>
public sealed record SumToOp(Shape Shape) : Op
{
    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => inputs[0].Shape.Size;

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Real } x] && Shape.BroadcastsTo(x.Shape)
        ? Shape
        : new ShapeError(Name) { Expected = $"real numbers of a shape that {Shape} broadcasts to", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => ComputeOnce(call);

    /// <inheritdoc/>
    public override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var way = Repetition.Way(results[0].Shape, inputs[0].Shape);
        return call => Repetition.WriteSums(call[0], call.Result, way);
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [at.Adjoint.BroadcastTo(at.Input.Shape)];
}
