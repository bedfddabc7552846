using System.Collections.Immutable;
using System.Numerics;
using System.Numerics.Tensors;
using Functional.Nn.Ops.Kernels;

namespace Functional.Nn.Ops;

/// <summary>The family of activations that look at all elements along an axis.</summary>
/// <param name="Axis">The axis; negative counts from the last, 0 is that of a batch.</param>
public abstract record AxisActivationOp(int Axis) : ActivationOp
{
    /// <summary>Rows of so many elements stay in the cache.</summary>
    private const int Block = 1024;

    /// <inheritdoc/>
    public sealed override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Real } x]
        ? Axes.Of(Axis).Within(x.Shape.Rank).Map(_ => x.Shape)
        : new ShapeError(Name) { Expected = "real numbers", Found = ShapeRules.Listed(inputs) };

    /// <summary>Rows that stand one after the other.</summary>
    public sealed override int Parts(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => new Lanes(results[0].Shape, Axis) is { ArePlaced: true, Count: var rows } ? rows : 1;

    /// <inheritdoc/>
    public sealed override void Compute<T>(Call<T> call) => ComputeOnce(call);

    /// <inheritdoc/>
    public sealed override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var lanes = new Lanes(results[0].Shape, Axis);
        return lanes.ArePlaced
            ? call =>
            {
                call[0].Slice(call.Part.First * lanes.Length, call.Result.Length).CopyTo(call.Result);
                Activate(call.Result, lanes);
            }
            : call =>
            {
                var lent = lanes.Lent<T>();
                lanes.Read(call[0], lent);
                Activate(lent.AsSpan(0, call.Result.Length), lanes);
                lanes.Write(lent.AsSpan(0, call.Result.Length), call.Result);
                lanes.Return(lent);
            };
    }

    private void Activate<T>(Span<T> rows, Lanes lanes) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var block = Math.Max(1, Block / Math.Max(1, lanes.Length)) * lanes.Length;
        for (var start = 0; start < rows.Length; start += block)
            Activate(rows[start..Math.Min(start + block, rows.Length)], lanes.Length);
    }

    /// <summary>Puts the values of some rows, which are not empty, in their places.</summary>
    protected abstract void Activate<T>(Span<T> rows, int length) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>x - top; 0 at the top itself, even where that is infinite.</summary>
    private protected static void Lower<T>(Span<T> row, T top) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (T.IsFinite(top))
            TensorPrimitives.Subtract(row, top, row);
        else
            for (var i = 0; i < row.Length; i++)
                row[i] = row[i] == top ? T.Zero : row[i] - top;
    }
}
