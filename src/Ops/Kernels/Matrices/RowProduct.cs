using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Nn.Ops.Kernels;

/// <summary>One row of A: C stays in the cache while rows of B pass by as they stand.</summary>
internal static unsafe class RowProduct<T, V, L> where T : unmanaged, INumberBase<T> where V : unmanaged where L : struct, ILanes<V, T>
{
    private const int Rows = 4;

    /// <summary>Adds a B to c, or writes it there.</summary>
    public static void Multiply(Matrix<T> a, Matrix<T> b, T* c, int n, int k, bool adds)
    {
        if (!adds)
            new Span<T>(c, n).Clear();
        var p = 0;
        for (; p + Rows <= k; p += Rows)
            AddRows(a.At(0, p), b.At(p, 0), c, n);
        for (; p < k; p++)
            AddRow(a.At(0, p), b.At(p, 0), c, n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRows(Matrix<T> a, Matrix<T> b, T* c, int n)
    {
        V x0 = L.All(*a.Start), x1 = L.All(*a.At(0, 1).Start), x2 = L.All(*a.At(0, 2).Start), x3 = L.All(*a.At(0, 3).Start);
        T* b0 = b.Start, b1 = b0 + b.Row, b2 = b1 + b.Row, b3 = b2 + b.Row, end = c + n;
        for (; c + L.Count <= end; c += L.Count, b0 += L.Count, b1 += L.Count, b2 += L.Count, b3 += L.Count)
            L.Store(c, L.MultiplyAdd(x3, L.Load(b3), L.MultiplyAdd(x2, L.Load(b2), L.MultiplyAdd(x1, L.Load(b1), L.MultiplyAdd(x0, L.Load(b0), L.Load(c))))));
        if (c == end)
            return;
        var mask = L.First((int)(end - c));
        L.Store(c, L.MultiplyAdd(x3, L.Load(b3, mask), L.MultiplyAdd(x2, L.Load(b2, mask), L.MultiplyAdd(x1, L.Load(b1, mask), L.MultiplyAdd(x0, L.Load(b0, mask), L.Load(c, mask))))), mask);
    }

    private static void AddRow(Matrix<T> a, Matrix<T> b, T* c, int n)
    {
        var x = L.All(*a.Start);
        T* row = b.Start, end = c + n;
        for (; c + L.Count <= end; c += L.Count, row += L.Count)
            L.Store(c, L.MultiplyAdd(x, L.Load(row), L.Load(c)));
        var mask = L.First((int)(end - c));
        if (c < end)
            L.Store(c, L.MultiplyAdd(x, L.Load(row, mask), L.Load(c, mask)), mask);
    }
}
