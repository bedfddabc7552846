using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The sum of the outer products of all rows: <c>cᵢⱼ = Σ aₒᵢ bₒⱼ</c> over all axes o but the last, <c>[..., m], [..., n] → [m, n]</c>. The adjoint of a
/// matrix that serves many rows, as one product.</summary>
public sealed record OuterSumOp : Op
{
    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => 2.0 * inputs[0].Shape.Size * results[0].Shape[1].Extent;

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) =>
        inputs is [{ Kind: Kind.Real, Shape: { Rank: >= 1 } a }, { Kind: Kind.Real, Shape: { Rank: >= 1 } b }] && a[..^1] == b[..^1]
            ? Shape.Of(a[^1], b[^1])
            : new ShapeError(Name) { Expected = "[..., m] and [..., n] with the same outer axes", Found = ShapeRules.Listed(inputs) };

    /// <summary>The rows of the result.</summary>
    public override int Parts(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => results[0].Shape[0].Extent;

    /// <inheritdoc/>
    public override int Grain => MatrixProduct.Grain;

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => ComputeOnce(call);

    /// <inheritdoc/>
    public override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var (m, n, k) = (results[0].Shape[0].Extent, results[0].Shape[1].Extent, inputs[0].Shape[..^1].Positions);
        return call => MatrixProduct.Compute(call[0], true, call[1], false, call.Result, m, n, k, call.Part.First, call.Part.Count, adds: false);
    }

    /// <summary><c>dA = B dCᵀ</c> and <c>dB = A dC</c>, row by row.</summary>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [MatMul(at.Inputs[1], at.Adjoint, false, true), MatMul(at.Inputs[0], at.Adjoint, false, false)];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The sum of the outer products of all rows: <c>cᵢⱼ = Σ aₒᵢ bₒⱼ</c> over all axes o but the last, <c>[..., m], [..., n] → [m, n]</c>.</summary>
    public static Expr OuterSum(Expr a, Expr b) => new OuterSumOp().Apply(a, b);
}
