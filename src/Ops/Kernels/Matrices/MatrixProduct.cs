using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Functional.Nn.Ops.Kernels;

/// <summary>C = A B, row-major, in the widest registers that the machine has. Every element is one sum in the order of k, so it has the same bits
/// whatever part of C is computed with it.</summary>
internal static class MatrixProduct
{
    /// <summary>How many rows are best computed together: two tiles.</summary>
    public const int Grain = 12;

    /// <summary>Writes every element of C.</summary>
    /// <param name="a"><c>[m, k]</c>, or <c>[k, m]</c> read as its transpose.</param>
    /// <param name="transposeA">Whether it is read as its transpose.</param>
    /// <param name="b"><c>[k, n]</c>, or <c>[n, k]</c> read as its transpose.</param>
    /// <param name="transposeB">Whether it is read as its transpose.</param>
    /// <param name="c"><c>[m, n]</c>.</param>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Products that each element sums.</param>
    /// <param name="adds">Whether the products are added to C instead: the sums go on from what is there.</param>
    public static void Compute<T>(ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int m, int n, int k, bool adds = false)
        where T : unmanaged, INumberBase<T> => Compute(a, transposeA, b, transposeB, c, m, n, k, 0, m, adds);

    /// <summary>Some rows of C alone, <c>[count, n]</c>, from row <paramref name="first"/> on; A is whole.</summary>
    public static void Compute<T>(ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int m, int n, int k, int first, int count, bool adds)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            Compute<T, T, Lanes1<T>>(a, transposeA, b, transposeB, c, m, n, k, first, count, adds);
        else if (Avx512F.IsSupported && n > Vector256<T>.Count * 2)
            Compute<T, Vector512<T>, Lanes512<T>>(a, transposeA, b, transposeB, c, m, n, k, first, count, adds);
        else if (Avx.IsSupported)
            Compute<T, Vector256<T>, Lanes256<T>>(a, transposeA, b, transposeB, c, m, n, k, first, count, adds);
        else
            Compute<T, Vector128<T>, Lanes128<T>>(a, transposeA, b, transposeB, c, m, n, k, first, count, adds);
    }

    /// <summary>The same in registers of one width.</summary>
    public static unsafe void Compute<T, V, L>(ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int m, int n, int k, int first, int count, bool adds)
        where T : unmanaged, INumberBase<T> where V : unmanaged where L : struct, ILanes<V, T>
    {
        fixed (T* left = a, right = b, result = c)
        {
            var rows = (transposeA ? new Matrix<T>(left, 1, m) : new(left, k, 1)).At(first, 0);
            TiledProduct<T, V, L>.Multiply(rows, transposeB ? new(right, 1, k) : new(right, n, 1), new(result, n, 1), count, n, k, adds);
        }
    }
}
