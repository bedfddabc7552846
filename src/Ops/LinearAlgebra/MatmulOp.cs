using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>
/// Matrix products over the last two axes: <c>[..., m, k] × [..., k, n] → [..., m, n]</c>, either matrix read transposed on demand.
/// The outer axes are equal; a right matrix of rank 2 serves all of them.
/// </summary>
/// <param name="TransposeLeft">Read the left matrices as their transposes.</param>
/// <param name="TransposeRight">Read the right matrices as their transposes.</param>
public sealed record MatmulOp(bool TransposeLeft = false, bool TransposeRight = false) : Op
{
    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => 2.0 * results[0].Shape.Size * inputs[0].Shape[TransposeLeft ? ^2 : ^1].Extent;

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs)
    {
        if (inputs is not [{ Kind: Kind.Real, Shape: { Rank: >= 2 } a }, { Kind: Kind.Real, Shape: { Rank: >= 2 } b }])
            return new ShapeError(Name) { Expected = "two tensors of rank 2 or more", Found = ShapeRules.Listed(inputs) };
        var (m, k) = TransposeLeft ? (a[^1], a[^2]) : (a[^2], a[^1]);
        var (l, n) = TransposeRight ? (b[^1], b[^2]) : (b[^2], b[^1]);
        return k == l && (b.Rank == 2 || a[..^2] == b[..^2])
            ? a[..^2].Concat([m, n])
            : new ShapeError($"{Name}: extents do not fit") { Expected = $"[..., m, k] × [..., k, n] with one k{(TransposeLeft || TransposeRight ? " after transposing" : "")}", Found = $"{a} × {b}" };
    }

    /// <summary>The rows of all matrices.</summary>
    public override int Parts(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => results[0].Shape[..^1].Positions;

    /// <inheritdoc/>
    public override int Grain => MatrixProduct.Grain;

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => ComputeOnce(call);

    /// <inheritdoc/>
    public override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var (a, c) = (inputs[0].Shape, results[0].Shape);
        var (n, k, shared) = (c[^1].Extent, a[TransposeLeft ? ^2 : ^1].Extent, inputs[1].Shape.Rank == 2);
        var m = shared && !TransposeLeft ? c[..^1].Positions : c[^2].Extent;
        return call =>
        {
            var (first, asked) = call.Part;
            for (int row = first, end = first + asked, count; row < end; row += count)
            {
                var (i, at) = Math.DivRem(row, m);
                count = Math.Min(m - at, end - row);
                MatrixProduct.Compute(
                    call[0].Slice(i * m * k, m * k), TransposeLeft, shared ? call[1] : call[1].Slice(i * k * n, k * n), TransposeRight,
                    call.Result.Slice((row - first) * n, count * n), m, n, k, at, count, adds: false);
            }
        };
    }

    /// <summary>Of C = A B: <c>dA = dC Bᵀ</c> and <c>dB = Aᵀ dC</c>; transposed operands get transposed adjoints.</summary>
    public override ImmutableArray<Option<Expr>> Pullback(Application at)
    {
        var (a, b, dc) = (at.Inputs[0], at.Inputs[1], at.Adjoint);
        return
        [
            TransposeLeft ? OnEach(b, dc, TransposeRight, true) : new MatmulOp(false, !TransposeRight).Apply(dc, b),
            (TransposeRight ? new MatmulOp(true, TransposeLeft).Apply(dc, a) : new MatmulOp(!TransposeLeft, false).Apply(a, dc)).SumTo(b.Shape),
        ];
    }

    private static Expr OnEach(Expr left, Expr right, bool transposeLeft, bool transposeRight) =>
        new MatmulOp(transposeLeft, transposeRight).Apply(left.BroadcastTo(right.Shape[..^2].Concat(left.Shape[^2..])), right);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Matrix products over the last two axes: <c>[..., m, k] × [..., k, n] → [..., m, n]</c>. Outer axes broadcast. A vector is a row on
    /// the left and a column on the right, and that axis of the result goes.</summary>
    public static Expr MatMul(Expr left, Expr right) => MatMul(left, right, false, false);

    /// <summary>The same product, of matrices that are read transposed on demand.</summary>
    internal static Expr MatMul(Expr left, Expr right, bool transposeLeft, bool transposeRight)
    {
        if (left.Shape.Rank == 1)
            return Squeeze(MatMul(Unsqueeze(left, 0), right, false, transposeRight), right.Shape.Rank == 1 ? -1 : -2);
        if (right.Shape.Rank == 1)
            return Squeeze(MatMul(left, Unsqueeze(right, 1), transposeLeft, false), -1);
        var op = new MatmulOp(transposeLeft, transposeRight);
        return left.Shape.Rank >= 2 && right.Shape.Rank >= 2 && Shape.Broadcast(left.Shape[..^2], right.Shape[..^2]) is { } outer
            ? op.Apply(left.BroadcastTo(outer.Concat(left.Shape[^2..])), right.Shape.Rank == 2 ? right : right.BroadcastTo(outer.Concat(right.Shape[^2..])))
            : op.Apply(left, right);
    }

    /// <summary>x Wᵀ + b over the last axis: <c>[..., in] → [..., out]</c>, W of shape <c>[out, in]</c>.</summary>
    public static Expr Linear(Expr x, Expr weight, Expr? bias = null) => Plus(MatMul(x, weight, false, true), bias);

    /// <summary><c>yₒ = Σᵢⱼ aᵢ Wₒᵢⱼ cⱼ + bₒ</c> over the last axes: <c>[..., i]</c> and <c>[..., j] → [..., out]</c>, W of shape <c>[out, i, j]</c>.</summary>
    public static Expr Bilinear(Expr left, Expr right, Expr weight, Expr? bias = null) => Plus(Einsum("...i,oij,...j->...o", left, weight, right), bias);

    private static Expr Plus(Expr x, Expr? bias) => bias is null ? x : x + bias;
}
