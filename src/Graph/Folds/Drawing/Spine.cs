namespace Functional.Nn;

/// <summary>
/// The segments that a drawing keeps upright first: of several inputs those with most before them, of several uses those with most behind
/// them. So the way of the data stands in one line, and weights hang beside it.
/// </summary>
internal sealed class Spine
{
    private readonly Skeleton skeleton;
    private readonly int[] before;
    private readonly int[] behind;

    private Spine(Skeleton skeleton, int[] before, int[] behind) => (this.skeleton, this.before, this.behind) = (skeleton, before, behind);

    /// <summary>The spine of vertices in layers.</summary>
    public static Spine Of(Skeleton skeleton, int[][] layers)
    {
        var (before, behind) = (new int[skeleton.Layers.Length], new int[skeleton.Layers.Length]);
        foreach (var vertex in layers.SelectMany(layer => layer))
            before[vertex] = Weight(skeleton, vertex, skeleton.Above[vertex], before);
        foreach (var vertex in layers.Reverse().SelectMany(layer => layer))
            behind[vertex] = Weight(skeleton, vertex, skeleton.Below[vertex], behind);
        return new(skeleton, before, behind);
    }

    /// <summary>Whether a segment is of it. What is used in the next layer goes before what runs past it.</summary>
    public bool Contains(int above, int below) =>
        Array.TrueForAll(skeleton.Above[below], other => before[other] <= before[above])
        && Array.TrueForAll(skeleton.Below[above], other => skeleton.IsBend(other) == skeleton.IsBend(below) ? behind[other] <= behind[below] : skeleton.IsBend(other));

    private static int Weight(Skeleton skeleton, int vertex, int[] neighbours, int[] weights) =>
        neighbours.Select(n => weights[n]).DefaultIfEmpty().Max() + (skeleton.IsBend(vertex) ? 0 : (2 * neighbours.Length) - 1);
}
