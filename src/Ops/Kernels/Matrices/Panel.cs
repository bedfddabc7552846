using System.Runtime.Intrinsics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Columns of B side by side, where tiles read them faster than where they stand.</summary>
internal static unsafe class Panel
{
    private const int Square = 4;

    /// <summary>Copies columns that stand in rows <paramref name="step"/> apart, two registers of them.</summary>
    public static void Copy<T, V>(T* from, nint step, int depth, T* panel) where T : unmanaged where V : unmanaged, ILanes<V, T>
    {
        for (var p = 0; p < depth; p++, from += step, panel += 2 * V.Count)
        {
            V.Store(panel, V.Load(from));
            V.Store(panel + V.Count, V.Load(from + V.Count));
        }
    }

    /// <summary>Copies columns that stand one after the other, <paramref name="step"/> apart; those beyond the last are left as they are.</summary>
    public static void Transpose<T>(T* from, nint step, int columns, int depth, T* panel, int width) where T : unmanaged
    {
        var (squareColumns, squareDepth) = sizeof(T) == sizeof(float) ? (columns / Square * Square, depth / Square * Square) : (0, 0);
        for (var j = 0; j < squareColumns; j += Square)
            for (var p = 0; p < squareDepth; p += Square)
                Transpose4((float*)(from + (j * step) + p), step, (float*)(panel + (p * width) + j), width);
        for (var j = 0; j < columns; j++)
            for (var p = j < squareColumns ? squareDepth : 0; p < depth; p++)
                panel[(p * width) + j] = from[(j * step) + p];
    }

    private static void Transpose4(float* from, nint step, float* to, int width)
    {
        Vector128<float> a = Vector128.Load(from), b = Vector128.Load(from + step), c = Vector128.Load(from + (2 * step)), d = Vector128.Load(from + (3 * step));
        Vector128<double> ab = Pairs(a, b, 0, 1), cd = Pairs(c, d, 0, 1), abHigh = Pairs(a, b, 2, 3), cdHigh = Pairs(c, d, 2, 3);
        Vector128.Create(ab[0], cd[0]).AsSingle().Store(to);
        Vector128.Create(ab[1], cd[1]).AsSingle().Store(to + width);
        Vector128.Create(abHigh[0], cdHigh[0]).AsSingle().Store(to + (2 * width));
        Vector128.Create(abHigh[1], cdHigh[1]).AsSingle().Store(to + (3 * width));
    }

    private static Vector128<double> Pairs(Vector128<float> a, Vector128<float> b, int first, int second) =>
        Vector128.Create(a[first], b[first], a[second], b[second]).AsDouble();
}
