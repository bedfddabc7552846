namespace Functional.Nn;

/// <summary>
/// What a drawing in layers is laid out from: nodes and, where a value runs past layers, a trunk of bends that all of its uses share.
/// Every segment joins neighbouring layers. Vertices are numbered through: nodes first, then bends.
/// </summary>
internal sealed class Skeleton
{
    private readonly int[] trunks;

    private Skeleton(int nodes, int[] layers, int[] trunks, int[][] above, int[][] below) =>
        (Nodes, Layers, this.trunks, Above, Below, Depth) = (nodes, layers, trunks, above, below, layers.DefaultIfEmpty(-1).Max() + 1);

    /// <summary>The number of vertices that are nodes.</summary>
    public int Nodes { get; }

    /// <summary>The number of layers.</summary>
    public int Depth { get; }

    /// <summary>The layer of each vertex.</summary>
    public int[] Layers { get; }

    /// <summary>The neighbours of each vertex in the layer above.</summary>
    public int[][] Above { get; }

    /// <summary>The neighbours of each vertex in the layer below.</summary>
    public int[][] Below { get; }

    /// <summary>The skeleton of nodes whose inputs are earlier nodes; null where it would have more vertices than <paramref name="most"/>.</summary>
    public static Skeleton? Of(int[][] inputs, int most)
    {
        var uses = Uses(inputs);
        var layers = Layering(inputs, uses);
        var last = uses.Select((users, node) => users.Select(user => layers[user]).DefaultIfEmpty(layers[node] + 1).Max()).ToArray();
        var trunks = new int[inputs.Length];
        var count = (long)inputs.Length;
        for (var node = 0; node < inputs.Length && count <= most; node++)
            (trunks[node], count) = ((int)count, count + last[node] - layers[node] - 1);
        return count <= most ? Joined(inputs, layers, last, trunks, (int)count) : null;
    }

    /// <summary>The vertex by which a node's value passes a layer.</summary>
    public int At(int node, int layer) => layer == Layers[node] ? node : trunks[node] + layer - Layers[node] - 1;

    public bool IsBend(int vertex) => vertex >= Nodes;

    private static Skeleton Joined(int[][] inputs, int[] layers, int[] last, int[] trunks, int count)
    {
        var all = new int[count];
        layers.CopyTo(all, 0);
        for (var node = 0; node < inputs.Length; node++)
            for (var layer = layers[node] + 1; layer < last[node]; layer++)
                all[trunks[node] + layer - layers[node] - 1] = layer;
        var (above, below) = (new List<int>[count], new List<int>[count]);
        for (var vertex = 0; vertex < count; vertex++)
            (above[vertex], below[vertex]) = ([], []);
        void Join(int from, int to)
        {
            below[from].Add(to);
            above[to].Add(from);
        }

        for (var node = 0; node < inputs.Length; node++)
            for (var layer = layers[node] + 1; layer < last[node]; layer++)
                Join(layer == layers[node] + 1 ? node : trunks[node] + layer - layers[node] - 2, trunks[node] + layer - layers[node] - 1);
        for (var node = 0; node < inputs.Length; node++)
            foreach (var input in inputs[node].Distinct())
                Join(layers[node] == layers[input] + 1 ? input : trunks[input] + layers[node] - layers[input] - 2, node);
        return new(inputs.Length, all, trunks, [.. above.Select(v => v.ToArray())], [.. below.Select(v => v.ToArray())]);
    }

    private static List<int>[] Uses(int[][] inputs)
    {
        var uses = new List<int>[inputs.Length];
        for (var node = 0; node < inputs.Length; node++)
        {
            uses[node] = [];
            foreach (var input in inputs[node].Distinct())
                uses[input].Add(node);
        }

        return uses;
    }

    /// <summary>The longest path from the start; then each node as far down as its uses let it, where that makes no trunk longer than it
    /// makes others shorter.</summary>
    private static int[] Layering(int[][] inputs, List<int>[] uses)
    {
        var layers = new int[inputs.Length];
        for (var node = 0; node < inputs.Length; node++)
            layers[node] = inputs[node].Select(input => layers[input] + 1).DefaultIfEmpty().Max();
        for (var node = inputs.Length - 1; node >= 0; node--)
            if (uses[node].Count > 0)
            {
                var lowest = uses[node].Min(user => layers[user]) - 1;
                if (inputs[node].Distinct().Count(input => uses[input].Max(user => layers[user]) < lowest) <= 1)
                    layers[node] = lowest;
            }

        var first = layers.DefaultIfEmpty().Min();
        return [.. layers.Select(layer => layer - first)];
    }
}
