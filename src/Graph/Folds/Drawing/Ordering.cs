namespace Functional.Nn;

/// <summary>
/// The order of vertices within their layers: by the barycentres of their neighbours, in sweeps down and up, then by swaps of
/// neighbours, keeping what crosses least (Sugiyama, Tagawa and Toda, 1981).
/// </summary>
internal sealed class Ordering
{
    private const int MostSweeps = 24;
    private const int SweptVertices = 240_000;
    private const int Patience = 6;
    private const int Work = 12_000;
    private const int MostStarts = 16;
    private readonly Skeleton skeleton;
    private readonly int[][] layers;
    private readonly int[] places;

    private Ordering(Skeleton skeleton, int[][] layers)
    {
        (this.skeleton, this.layers, places) = (skeleton, layers, new int[skeleton.Layers.Length]);
        Place();
    }

    /// <summary>The vertices of each layer from left to right.</summary>
    public static int[][] Of(Skeleton skeleton) =>
        Least(Enumerable.Range(0, Math.Clamp(Work / (skeleton.Layers.Length + 1), 2, MostStarts))
            .Select(start => new Ordering(skeleton, start % 2 == 0 ? Walk.Down(skeleton, start / 2) : Walk.Up(skeleton, start / 2)).Least()));

    /// <summary>The first that crosses least; nothing is asked for behind one without crossings.</summary>
    private static int[][] Least(IEnumerable<(int[][] Layers, long Crossings)> found)
    {
        var best = (Layers: Array.Empty<int[]>(), Crossings: long.MaxValue);
        foreach (var next in found)
        {
            if (next.Crossings < best.Crossings)
                best = next;
            if (best.Crossings == 0)
                break;
        }

        return best.Layers;
    }

    private (int[][] Layers, long Crossings) Least()
    {
        var (best, least, sweeps) = (Copy(), Crossings(), Math.Clamp(SweptVertices / (places.Length + 1), 4, MostSweeps));
        for (var (sweep, idle) = (0, 0); sweep < sweeps && idle < Patience && least > 0; sweep++)
        {
            Sweep(down: sweep % 2 == 0, leftmost: sweep % 4 < 2);
            Swap();
            idle = Crossings() is var crossings && crossings < least ? 0 : idle + 1;
            if (idle == 0)
                (best, least) = (Copy(), crossings);
        }

        return (best, least);
    }

    private int[][] Copy() => [.. layers.Select(layer => layer.ToArray())];

    private void Place()
    {
        foreach (var layer in layers)
            for (var i = 0; i < layer.Length; i++)
                places[layer[i]] = i;
    }

    private void Sweep(bool down, bool leftmost)
    {
        var neighbours = down ? skeleton.Above : skeleton.Below;
        foreach (var layer in down ? layers : layers.AsEnumerable().Reverse())
        {
            var moved = layer.Where(vertex => neighbours[vertex].Length > 0)
                .OrderBy(vertex => neighbours[vertex].Average(n => places[n]))
                .ThenBy(vertex => leftmost ? places[vertex] : -places[vertex])
                .ToArray();
            for (var (i, next) = (0, 0); i < layer.Length; i++)
                if (neighbours[layer[i]].Length > 0)
                    layer[i] = moved[next++];
            for (var i = 0; i < layer.Length; i++)
                places[layer[i]] = i;
        }
    }

    /// <summary>Swaps neighbours in a layer where that makes fewer crossings.</summary>
    private void Swap()
    {
        foreach (var layer in layers)
            for (var i = 1; i < layer.Length; i++)
                if (Crossed(layer[i - 1], layer[i]) > Crossed(layer[i], layer[i - 1]))
                {
                    (layer[i - 1], layer[i]) = (layer[i], layer[i - 1]);
                    (places[layer[i - 1]], places[layer[i]]) = (i - 1, i);
                }
    }

    private long Crossed(int left, int right) => Crossed(skeleton.Above[left], skeleton.Above[right]) + Crossed(skeleton.Below[left], skeleton.Below[right]);

    private long Crossed(int[] left, int[] right)
    {
        var (a, b) = (left.Select(v => places[v]).Order().ToArray(), right.Select(v => places[v]).Order().ToArray());
        var (crossings, behind) = (0L, 0);
        foreach (var place in a)
        {
            while (behind < b.Length && b[behind] < place)
                behind++;
            crossings += behind;
        }

        return crossings;
    }

    /// <summary>Inversions of the segments between each two layers, counted by a tree of sums.</summary>
    private long Crossings()
    {
        var crossings = 0L;
        for (var i = 1; i < layers.Length; i++)
        {
            var (sums, count) = (new int[layers[i].Length + 1], 0);
            foreach (var place in layers[i - 1].SelectMany(vertex => skeleton.Below[vertex].Select(v => places[v]).Order()))
            {
                for (var k = place + 1; k > 0; k -= k & -k)
                    crossings -= sums[k];
                crossings += count++;
                for (var k = place + 1; k < sums.Length; k += k & -k)
                    sums[k]++;
            }
        }

        return crossings;
    }
}
