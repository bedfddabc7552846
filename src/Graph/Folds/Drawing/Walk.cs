namespace Functional.Nn;

/// <summary>Orders of vertices to begin with: as a walk in depth finds them, so that what hangs together stands together. Each is the same
/// everywhere.</summary>
internal static class Walk
{
    /// <summary>The layers as a walk from inputs to uses finds them.</summary>
    /// <param name="skeleton">The vertices.</param>
    /// <param name="shuffle">Which order neighbours are taken in; 0 is their own.</param>
    public static int[][] Down(Skeleton skeleton, int shuffle) => Of(skeleton, skeleton.Below, Enumerable.Range(0, skeleton.Layers.Length), shuffle);

    /// <summary>The layers as a walk from uses to inputs finds them.</summary>
    /// <param name="skeleton">The vertices.</param>
    /// <param name="shuffle">Which order neighbours are taken in; 0 is their own.</param>
    public static int[][] Up(Skeleton skeleton, int shuffle) => Of(skeleton, skeleton.Above, Enumerable.Range(0, skeleton.Layers.Length).Reverse(), shuffle);

    private static int[][] Of(Skeleton skeleton, int[][] next, IEnumerable<int> starts, int shuffle)
    {
        var layers = Enumerable.Range(0, skeleton.Depth).Select(_ => new List<int>()).ToArray();
        var seen = new bool[skeleton.Layers.Length];
        var open = new Stack<int>();
        foreach (var start in starts)
        {
            open.Push(start);
            while (open.TryPop(out var vertex))
                if (!seen[vertex])
                {
                    seen[vertex] = true;
                    layers[skeleton.Layers[vertex]].Add(vertex);
                    foreach (var neighbour in shuffle == 0 ? next[vertex].Reverse() : next[vertex].OrderBy(n => Shuffled(n, shuffle)))
                        open.Push(neighbour);
                }
        }

        return [.. layers.Select(layer => layer.ToArray())];
    }

    /// <summary>A multiplicative hash.</summary>
    private static uint Shuffled(int vertex, int shuffle) => unchecked((uint)(vertex + 1) * 2654435761u * (uint)((2 * shuffle) + 1)) >> 8;
}
