using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>
/// Where vertices stand in their layers: each in line with the median of its neighbours, bends above all, in four ways of which the two
/// middle ones are averaged (Brandes and Köpf, "Fast and simple horizontal coordinate assignment", 2001). Linear in vertices and segments,
/// but for sorting.
/// </summary>
internal sealed class Alignment
{
    private static readonly ImmutableArray<(bool Down, bool Left)> Ways = [(true, true), (true, false), (false, true), (false, false)];

    private readonly Skeleton skeleton;
    private readonly int[][] layers;
    private readonly Func<int, int, double> distance;
    private readonly int[] places;
    private readonly HashSet<(int, int)> yielding;
    private readonly Spine spine;

    private Alignment(Skeleton skeleton, int[][] layers, Func<int, int, double> distance)
    {
        (this.skeleton, this.layers, this.distance, places) = (skeleton, layers, distance, new int[skeleton.Layers.Length]);
        foreach (var layer in layers)
            for (var i = 0; i < layer.Length; i++)
                places[layer[i]] = i;
        yielding = [.. Yielding()];
        spine = Spine.Of(skeleton, layers);
    }

    /// <summary>The middle of each vertex, from left to right.</summary>
    /// <param name="skeleton">The vertices.</param>
    /// <param name="layers">Their order.</param>
    /// <param name="distance">How far the middles of two neighbours in a layer must be apart.</param>
    public static double[] Of(Skeleton skeleton, int[][] layers, Func<int, int, double> distance)
    {
        var alignment = new Alignment(skeleton, layers, distance);
        var ways = Ways.Select(way => (way.Left, At: alignment.Way(way.Down, way.Left))).ToArray();
        var (low, high) = ways.Select(way => (Low: way.At.DefaultIfEmpty().Min(), High: way.At.DefaultIfEmpty().Max())).MinBy(span => span.High - span.Low);
        var shifted = ways.Select(way => (way.At, Shift: way.Left ? low - way.At.DefaultIfEmpty().Min() : high - way.At.DefaultIfEmpty().Max())).ToArray();
        return [.. Enumerable.Range(0, skeleton.Layers.Length).Select(v => shifted.Select(way => way.At[v] + way.Shift).Order().Skip(1).Take(2).Average())];
    }

    /// <summary>The segments that cross one between two bends, which keeps straight.</summary>
    private IEnumerable<(int, int)> Yielding()
    {
        for (var i = 1; i < layers.Length; i++)
        {
            var (from, start) = (0, 0);
            for (var k = 0; k < layers[i].Length; k++)
            {
                var straight = Straight(layers[i][k]);
                if (straight < 0 && k < layers[i].Length - 1)
                    continue;
                var to = straight < 0 ? layers[i - 1].Length - 1 : straight;
                for (; start <= k; start++)
                    foreach (var above in skeleton.Above[layers[i][start]])
                        if ((places[above] < from || places[above] > to) && !(skeleton.IsBend(above) && skeleton.IsBend(layers[i][start])))
                            yield return (above, layers[i][start]);
                from = to;
            }
        }
    }

    /// <summary>The place of the bend above a bend, or -1.</summary>
    private int Straight(int vertex) => skeleton.IsBend(vertex) && skeleton.Above[vertex] is [var above] && skeleton.IsBend(above) ? places[above] : -1;

    /// <summary>One of the four ways: in line with neighbours above or below, as far to one side as they go.</summary>
    private double[] Way(bool down, bool left)
    {
        var rows = (down ? layers : layers.AsEnumerable().Reverse()).Select(layer => left ? layer : [.. layer.Reverse()]).ToArray();
        var blocks = Blocks(rows, down ? skeleton.Above : skeleton.Below, left ? v => places[v] : v => layers[skeleton.Layers[v]].Length - 1 - places[v]);
        var at = Compacted(rows, blocks);
        return [.. blocks.Select(block => left ? at[block] : -at[block])];
    }

    /// <summary>The first vertex of the line that each vertex is in; lines do not cross.</summary>
    private int[] Blocks(int[][] rows, int[][] neighbours, Func<int, int> place)
    {
        var blocks = Enumerable.Range(0, places.Length).ToArray();
        var taken = new bool[places.Length];
        foreach (var row in rows)
        {
            var last = -1;
            foreach (var vertex in row)
            {
                var before = neighbours[vertex].Where(other => IsUpright(vertex, other)).OrderBy(place).ToArray();
                for (var i = (before.Length - 1) / 2; before.Length > 0 && i <= before.Length / 2; i++)
                    if (blocks[vertex] == vertex && !taken[before[i]] && place(before[i]) > last)
                        (blocks[vertex], taken[before[i]], last) = (blocks[before[i]], true, place(before[i]));
            }
        }

        return blocks;
    }

    private bool IsUpright(int a, int b) => skeleton.Layers[a] < skeleton.Layers[b]
        ? spine.Contains(a, b) && !yielding.Contains((a, b))
        : spine.Contains(b, a) && !yielding.Contains((b, a));

    /// <summary>The leftmost place of each line that keeps the distances, then as far right as the lines behind let it.</summary>
    private double[] Compacted(int[][] rows, int[] blocks)
    {
        var (next, waits) = (new List<(int Block, double Distance)>?[blocks.Length], new int[blocks.Length]);
        foreach (var row in rows)
            for (var i = 1; i < row.Length; i++)
            {
                (next[blocks[row[i - 1]]] ??= []).Add((blocks[row[i]], distance(row[i - 1], row[i])));
                waits[blocks[row[i]]]++;
            }

        var order = new List<int>(blocks.Where((block, vertex) => block == vertex && waits[block] == 0));
        var at = new double[blocks.Length];
        for (var i = 0; i < order.Count; i++)
            foreach (var (block, apart) in next[order[i]] ?? [])
            {
                at[block] = Math.Max(at[block], at[order[i]] + apart);
                if (--waits[block] == 0)
                    order.Add(block);
            }

        for (var i = order.Count - 1; i >= 0; i--)
            if (next[order[i]] is { } behind)
                at[order[i]] = Math.Max(at[order[i]], behind.Min(b => at[b.Block] - b.Distance));
        return at;
    }
}
