using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>What tiles of windows have in common: 4 rows of 3 registers are what 16 registers hold beside what is added.</summary>
internal static unsafe class Tiles
{
    /// <summary>The most rows of a tile.</summary>
    public const int Rows = 4;

    /// <summary>The most registers of a row.</summary>
    public const int Registers = 3;

    /// <summary>Runs a tile of so many rows and registers, or of the most if that is less.</summary>
    public static void Run<TTile>(in TTile tile, int rows, int registers, bool full) where TTile : struct, ITile
    {
        if (full)
            Run<TTile, N0>(tile, rows, registers);
        else
            Run<TTile, N1>(tile, rows, registers);
    }

    /// <summary>A row of a tile gets the products of a number and the registers of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<T, V, L, W>(V a, V b0, V b1, V b2, ref V y0, ref V y1, ref V y2)
        where T : unmanaged where V : unmanaged where L : struct, ILanes<V, T> where W : struct, IConstant
    {
        y0 = L.MultiplyAdd(a, b0, y0);
        if (W.Value > 1)
            y1 = L.MultiplyAdd(a, b1, y1);
        if (W.Value > 2)
            y2 = L.MultiplyAdd(a, b2, y2);
    }

    /// <summary>The sum of the lanes of a register, halves first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T, V, L>(V register) where T : unmanaged, INumberBase<T> where V : unmanaged where L : struct, ILanes<V, T> => sizeof(V) switch
    {
        _ when L.Count == 1 => Unsafe.BitCast<V, T>(register),
        16 => Vector128.Sum(Unsafe.BitCast<V, Vector128<T>>(register)),
        32 => Vector256.Sum(Unsafe.BitCast<V, Vector256<T>>(register)),
        _ => Vector512.Sum(Unsafe.BitCast<V, Vector512<T>>(register)),
    };

    private static void Run<TTile, E>(in TTile tile, int rows, int registers) where TTile : struct, ITile where E : struct, IConstant
    {
        switch (rows)
        {
            case 1: Run<TTile, N1, E>(tile, registers); break;
            case 2: Run<TTile, N2, E>(tile, registers); break;
            case 3: Run<TTile, N3, E>(tile, registers); break;
            default: Run<TTile, N4, E>(tile, registers); break;
        }
    }

    private static void Run<TTile, R, E>(in TTile tile, int registers) where TTile : struct, ITile where R : struct, IConstant where E : struct, IConstant
    {
        switch (registers)
        {
            case 1: tile.Run<R, N1, E>(); break;
            case 2: tile.Run<R, N2, E>(); break;
            default: tile.Run<R, N3, E>(); break;
        }
    }
}
