using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Functional.Nn.Ops.Kernels;

/// <summary>C = A B, row-major, in the widest registers that the machine has.</summary>
internal static class MatrixProduct
{
    /// <summary>Writes every element of C.</summary>
    /// <param name="a"><c>[m, k]</c>, or <c>[k, m]</c> read as its transpose.</param>
    /// <param name="transposeA">Whether it is read as its transpose.</param>
    /// <param name="b"><c>[k, n]</c>, or <c>[n, k]</c> read as its transpose.</param>
    /// <param name="transposeB">Whether it is read as its transpose.</param>
    /// <param name="c"><c>[m, n]</c>.</param>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Products that each element sums.</param>
    public static void Compute<T>(ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int m, int n, int k) where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            Compute<T, Lanes1<T>>(a, transposeA, b, transposeB, c, m, n, k);
        else if (Avx512F.IsSupported && n > Vector256<T>.Count * 2)
            Compute<T, Lanes512<T>>(a, transposeA, b, transposeB, c, m, n, k);
        else if (Avx.IsSupported)
            Compute<T, Lanes256<T>>(a, transposeA, b, transposeB, c, m, n, k);
        else
            Compute<T, Lanes128<T>>(a, transposeA, b, transposeB, c, m, n, k);
    }

    /// <summary>The same in registers of one width.</summary>
    public static unsafe void Compute<T, V>(ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int m, int n, int k)
        where T : unmanaged, INumberBase<T> where V : unmanaged, ILanes<V, T>
    {
        var panel = ArrayPool<T>.Shared.Rent(TiledProduct<T, V>.PanelSize);
        fixed (T* left = a, right = b, result = c, lent = panel)
            TiledProduct<T, V>.Multiply(
                transposeA ? new(left, 1, m) : new(left, k, 1), transposeB ? new(right, 1, k) : new(right, n, 1), result, m, n, k, lent);
        ArrayPool<T>.Shared.Return(panel);
    }
}
