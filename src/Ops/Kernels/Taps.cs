using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>A sparse matrix: row i is <c>Weights</c> at the columns <c>Positions</c>, both from <c>Starts[i]</c> to below <c>Starts[i + 1]</c>.
/// Positions ascend in a row.</summary>
/// <param name="Starts">Where each row begins, and the end.</param>
/// <param name="Positions">The columns.</param>
/// <param name="Weights">The elements.</param>
internal sealed record Taps(int[] Starts, int[] Positions, double[] Weights)
{
    /// <summary>The number of rows.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>The matrix of these rows.</summary>
    public static Taps Of(int count, Func<int, IEnumerable<(int Position, double Weight)>> row)
    {
        var (starts, positions, weights) = (new int[count + 1], new List<int>(), new List<double>());
        for (var i = 0; i < count; i++)
        {
            foreach (var (position, weight) in row(i))
            {
                positions.Add(position);
                weights.Add(weight);
            }

            starts[i + 1] = positions.Count;
        }

        return new(starts, [.. positions], [.. weights]);
    }

    /// <summary>The same in numbers of one type.</summary>
    public TypedTaps<T> In<T>() where T : unmanaged, INumberBase<T> => new(Starts, Positions, Array.ConvertAll(Weights, T.CreateChecked));

    /// <summary>In each row the first of the largest elements on the middle axis of <c>[outer, columns, inner]</c>, with the number that it
    /// came with; a NaN is larger than any other. No row is empty.</summary>
    public void Largest<T>(ReadOnlySpan<T> x, ReadOnlySpan<int> from, Span<T> y, Span<int> to, int outer, int columns, int inner) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var o = 0; o < outer; o++)
            for (var i = 0; i < Count; i++)
            {
                var row = ((o * Count) + i) * inner;
                var best = y.Slice(row, inner);
                var place = to.Slice(row, inner);
                for (var tap = Starts[i]; tap < Starts[i + 1]; tap++)
                {
                    var column = ((o * columns) + Positions[tap]) * inner;
                    var candidates = x.Slice(column, inner);
                    var origins = from.Slice(column, inner);
                    for (var k = 0; k < candidates.Length; k++)
                        if (tap == Starts[i] || (!(candidates[k] <= best[k]) && !T.IsNaN(best[k])))
                            (best[k], place[k]) = (candidates[k], origins[k]);
                }
            }
    }
}
