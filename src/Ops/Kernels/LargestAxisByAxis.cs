using System.Buffers;
using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>The first of the largest elements of windows over the last axes, and where it is in its plane: those on the last axis, then of these
/// those on the axis before it.</summary>
internal sealed class LargestAxisByAxis
{
    private readonly Taps[] taps;
    private readonly (int Rows, int Columns, int Inner)[] axes;
    private readonly int[] identity;
    private readonly int made;
    private readonly int largest;

    /// <param name="taps">The windows of each axis.</param>
    /// <param name="x">The axes.</param>
    /// <param name="y">The numbers of windows, 1 or more.</param>
    public LargestAxisByAxis(Taps[] taps, Shape x, Shape y)
    {
        this.taps = taps;
        axes = [.. taps.Select((_, i) => (x[..i].Size, x[i].Extent, y[(i + 1)..].Size))];
        identity = [.. Enumerable.Range(0, x.Size)];
        made = y.Size;
        largest = Enumerable.Range(0, taps.Length + 1).Max(i => Frame.Held(x[..i].Size, y[i..].Size));
    }

    /// <summary>Writes the largest elements and their places, plane by plane.</summary>
    public void Compute<T>(ReadOnlySpan<T> x, Span<T> y, Span<int> places) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (values, indices) = (ArrayPool<T>.Shared.Rent(2 * largest), ArrayPool<int>.Shared.Rent(2 * largest));
        for (var i = 0; i < y.Length / made; i++)
        {
            var best = x.Slice(i * identity.Length, identity.Length);
            ReadOnlySpan<int> place = identity;
            for (var axis = taps.Length - 1; axis >= 0; axis--)
            {
                var (rows, columns, inner) = axes[axis];
                var nextBest = values.AsSpan((axis & 1) * largest, rows * taps[axis].Count * inner);
                var nextPlace = indices.AsSpan((axis & 1) * largest, rows * taps[axis].Count * inner);
                taps[axis].Largest(best, place, nextBest, nextPlace, rows, columns, inner);
                best = nextBest;
                place = nextPlace;
            }

            best.CopyTo(y[(i * made)..]);
            place.CopyTo(places[(i * made)..]);
        }

        ArrayPool<T>.Shared.Return(values);
        ArrayPool<int>.Shared.Return(indices);
    }
}
