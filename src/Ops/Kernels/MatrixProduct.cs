using System.Numerics;
using System.Numerics.Tensors;

namespace Functional.Nn.Ops.Kernels;

/// <summary>C = A B, row-major, row by row: each row of C is a sum of rows of B, in the order of k, so it does not depend on
/// how rows are shared out.</summary>
internal static class MatrixProduct
{
    public static void Compute<T>(ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int m, int n, int k) where T : unmanaged, INumberBase<T>
    {
        if (transposeB)
        {
            var transposed = new T[b.Length];
            Moves.Transpose(b, [n, k], transposed, [1, 0]);
            b = transposed;
        }

        var (rowStep, columnStep) = transposeA ? (1, m) : (k, 1);
        for (var i = 0; i < m; i++)
        {
            var row = c.Slice(i * n, n);
            row.Clear();
            for (var p = 0; p < k; p++)
                TensorPrimitives.MultiplyAdd(b.Slice(p * n, n), a[(i * rowStep) + (p * columnStep)], row, row);
        }
    }
}
