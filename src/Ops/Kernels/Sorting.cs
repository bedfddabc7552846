using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>The order of the elements of a row. NaN is larger than every number; equal elements keep their order.</summary>
internal static class Sorting
{
    /// <summary>Writes the positions of the elements in rising or falling order; the keys are scratch memory of the same length.</summary>
    public static void Sort<T>(ReadOnlySpan<T> row, bool descending, Span<T> keys, Span<int> order) where T : IBinaryFloatingPointIeee754<T>
    {
        row.CopyTo(keys);
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        keys.Sort(order);
        var missing = 0;
        while (missing < keys.Length && T.IsNaN(keys[missing]))
            missing++;
        if (descending)
        {
            keys.Reverse();
            order.Reverse();
        }

        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end].CompareTo(keys[start]) == 0;)
                end++;
            if (end - start > 1)
                order[start..end].Sort();
        }

        if (missing > 0)
            Rotate(order, descending ? order.Length - missing : missing);
    }

    /// <summary>The first position of the largest element, or of the smallest; of a NaN, if there is one.</summary>
    public static int Extreme<T>(ReadOnlySpan<T> row, bool largest) where T : IBinaryFloatingPointIeee754<T>
    {
        var best = 0;
        for (var i = 1; i < row.Length; i++)
            if ((largest ? row[i] > row[best] : row[i] < row[best]) || (T.IsNaN(row[i]) && !T.IsNaN(row[best])))
                best = i;
        return best;
    }

    private static void Rotate(Span<int> order, int by)
    {
        order[..by].Reverse();
        order[by..].Reverse();
        order.Reverse();
    }
}
