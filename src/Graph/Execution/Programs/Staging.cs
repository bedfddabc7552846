using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>What of a graph runs when, for known extents: which nodes run together, and which values never stand anywhere of their own.</summary>
internal sealed class Staging
{
    private readonly List<List<Node>> stages = [];
    private readonly Dictionary<Shape, List<int>> open = [];
    private readonly int[] readyAfter;
    private readonly bool[] fromLeaves;
    private readonly bool[] wholes;
    private readonly Graph graph;

    public Staging(Graph graph, Symbols symbols)
    {
        this.graph = graph;
        Types = ImmutableArray.CreateRange(graph.Values, value => value.Type with { Shape = symbols.Bind(value.Shape) });
        (Owners, Roots) = (graph.Fold<Node>((node, _) => node), graph.Fold<int>((node, roots) => node.Op.IsView ? roots[0] : Numbers(node)));
        Repeated = Repetitions();
        wholes = Wholes();
        readyAfter = new int[graph.Values.Length];
        fromLeaves = FromLeaves();
        foreach (var node in Ordered())
            Place(node);
        Stages = [.. stages.Select(nodes => new Stage([.. nodes]))];
    }

    /// <summary>The known type of each value.</summary>
    public ImmutableArray<TensorType> Types { get; }

    /// <summary>The node of each value.</summary>
    public ImmutableArray<Node> Owners { get; }

    /// <summary>The value whose memory each value reads: itself, or what it is a view of.</summary>
    public ImmutableArray<int> Roots { get; }

    /// <summary>How each value repeats its input, so that blocks read that; null where it does not, or not simply.</summary>
    public ImmutableArray<Repeats?> Repeated { get; }

    /// <summary>What runs, in order.</summary>
    public ImmutableArray<Stage> Stages { get; }

    /// <summary>The stage that makes a value; -1 if none does.</summary>
    public int StageOf(int value) => Owners[value].Op is VarOp or ConstantOp ? -1 : readyAfter[value] - 1;

    /// <summary>Whether a node runs block by block.</summary>
    public static bool IsBlocked(Node node) => node.Op.IsElementwise;

    /// <summary>Whether what a kernel makes can go on through elementwise ones part by part.</summary>
    private bool Divides(Node node) => node.Results is [{ Kind: Kind.Real }]
        && node.Op.Parts(ImmutableArray.CreateRange(node.Inputs, input => Types[input]).AsSpan(), [Types[node.First]]) > 1;

    private static ImmutableArray<int> Numbers(Node node) => [.. Enumerable.Range(node.First, node.Results.Length)];

    /// <summary>The value whose memory a node reads for one of its inputs.</summary>
    public int Read(Node node, int input) => Roots[IsBlocked(node) && Repeated[input] is not null ? Owners[input].Inputs[0] : input];

    private ImmutableArray<Repeats?> Repetitions() => graph.Fold<Repeats?>((node, _) => node.Op is BroadcastToOp && node.Type.Kind is Kind.Real
        ? Repeats.Of(Types[node.Inputs[0]].Shape, Types[node.First].Shape)
        : null);

    /// <summary>Whether each value stands somewhere as a whole: an output, or what others than blocks read, or broadcasting that is not simple.</summary>
    private bool[] Wholes()
    {
        var wholes = Repeated.Select(repeats => repeats is null).ToArray();
        foreach (var output in graph.Outputs)
            wholes[output] = true;
        foreach (var input in graph.Nodes.Where(node => !IsBlocked(node)).SelectMany(node => node.Inputs))
            wholes[input] = true;
        return wholes;
    }

    /// <summary>Whether each value is a leaf, or made of leaves by elementwise ops alone: nothing has to run before it.</summary>
    private bool[] FromLeaves() => [.. graph.Fold<bool>((node, inputs) =>
        node.Op is VarOp or ConstantOp || ((IsBlocked(node) || node.Op.IsView || !wholes[node.First]) && inputs.ToArray().All(static early => early)))];

    /// <summary>The nodes, each after all that it uses. What nothing has to run before waits for the node that uses it, so that it runs with it
    /// and is not kept till then.</summary>
    private IEnumerable<Node> Ordered()
    {
        var done = new bool[graph.Values.Length];
        var open = new Stack<(Node Node, bool IsReady)>();
        foreach (var wanted in graph.Nodes.Where(node => !fromLeaves[node.First]).Concat(graph.Nodes))
            for (open.Push((wanted, false)); open.TryPop(out var next);)
                if (next.IsReady)
                    yield return next.Node;
                else if (!done[next.Node.First])
                {
                    done[next.Node.First] = true;
                    open.Push((next.Node, true));
                    foreach (var input in next.Node.Inputs.Reverse().Where(input => !done[input]))
                        open.Push((Owners[input], false));
                }
    }

    /// <summary>A node joins the stage of blocks that made its last input, or a later one of its shape; else it begins a new one.</summary>
    private void Place(Node node)
    {
        var ready = node.Inputs.Select(input => readyAfter[Read(node, input)]).DefaultIfEmpty().Max();
        if (node.Op is VarOp or ConstantOp || node.Op.IsView || !wholes[node.First])
        {
            readyAfter[node.First] = ready;
            return;
        }

        var stage = IsBlocked(node) ? Candidates(node, ready).FirstOrDefault(i => Takes(i, node, ready), -1) : -1;
        if (stage < 0)
        {
            stage = stages.Count;
            stages.Add([]);
            if (IsBlocked(node) || Divides(node))
                (open.TryGetValue(Types[node.First].Shape, out var alike) ? alike : open[Types[node.First].Shape] = []).Add(stage);
        }

        stages[stage].Add(node);
        for (var result = 0; result < node.Results.Length; result++)
            readyAfter[node.First + result] = stage + 1;
    }

    /// <summary>The stages of its shape that blocks can join and that come late enough: early ones first, but for what nothing has to run before, the last ones.</summary>
    private IEnumerable<int> Candidates(Node node, int ready)
    {
        if (!open.TryGetValue(Types[node.First].Shape, out var alike))
            return [];
        var from = alike.BinarySearch(ready - 1) is >= 0 and var found ? found : ~alike.BinarySearch(ready - 1);
        return fromLeaves[node.First]
            ? Enumerable.Range(0, alike.Count - from).Select(i => alike[^(i + 1)])
            : Enumerable.Range(from, alike.Count - from).Select(i => alike[i]);
    }

    /// <summary>What a stage makes is read by blocks in it as it stands, and not through views or broadcasting.</summary>
    private bool Takes(int stage, Node node, int ready) =>
        ready <= stage || node.Inputs.All(input => readyAfter[Read(node, input)] <= stage || Read(node, input) == input);
}
