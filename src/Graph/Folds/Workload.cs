namespace Functional.Nn;

/// <summary>How much there is to compute.</summary>
public static class Workload
{
    /// <summary>About how many additions, multiplications and the like one evaluation takes, with every symbolic extent 1: for one example.</summary>
    public static double Work(this Graph graph) => graph.Nodes.Sum(node => graph.Work(node));

    /// <summary>The share of one node.</summary>
    public static double Work(this Graph graph, Node node) =>
        node.Op.Work([.. node.Inputs.Select(input => Known(graph.Values[input].Type))], [.. node.Results.Select(Known)]);

    private static TensorType Known(TensorType type) => type with { Shape = Shape.Of([.. type.Shape.Select(dim => dim.IsKnown ? dim : 1)]) };
}
