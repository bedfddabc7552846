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
    public override void Compute<T>(Call<T> call) =>
        Repetition.Sum(call[0], call.TypeOf(0).Shape, call.Result, call.ResultType.Shape);

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [at.Adjoint.BroadcastTo(at.Input.Shape)];
}
