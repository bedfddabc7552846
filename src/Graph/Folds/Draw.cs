using System.Globalization;
using System.Text;

namespace Functional.Nn;

/// <summary>A graph as a picture for Mermaid or Graphviz: values flow along the arrows, variables are round.</summary>
public static class Draw
{
    /// <summary>A Mermaid flow chart.</summary>
    public static string Mermaid(this Graph graph)
    {
        var text = new StringBuilder("flowchart TD\n");
        foreach (var node in graph.Nodes)
        {
            var (open, close) = node.Op is VarOp ? ("([", "])") : ("[", "]");
            text.Append(CultureInfo.InvariantCulture, $"    n{node.First}{open}\"{Label(node, "<br/>", Entities)}\"{close}\n");
        }

        foreach (var (from, to) in Edges(graph))
            text.Append(CultureInfo.InvariantCulture, $"    n{from} --> n{to}\n");
        return text.ToString();
    }

    /// <summary>A Graphviz digraph.</summary>
    public static string Dot(this Graph graph)
    {
        var text = new StringBuilder("digraph {\n    node [shape=box, fontname=\"sans-serif\"];\n");
        foreach (var node in graph.Nodes)
            text.Append(CultureInfo.InvariantCulture, $"    n{node.First} [label=\"{Label(node, "\\n", Quoted.Escape)}\"{(node.Op is VarOp ? ", shape=ellipse" : "")}];\n");

        foreach (var (from, to) in Edges(graph))
            text.Append(CultureInfo.InvariantCulture, $"    n{from} -> n{to};\n");
        return text.Append("}\n").ToString();
    }

    private static IEnumerable<(int From, int To)> Edges(Graph graph)
    {
        var owners = graph.Fold<int>((node, _) => node.First);
        return graph.Nodes.SelectMany(node => node.Inputs.Select(input => (owners[input], node.First)));
    }

    private static string Label(Node node, string newLine, Func<string, string> escape) =>
        $"{escape(node.Op is VarOp variable ? Names.Of(variable) : $"{node.Op}")}{newLine}{escape(string.Join(", ", node.Results))}";

    /// <summary>What Mermaid would read as markup, as its entities.</summary>
    private static string Entities(string text) => string.Concat(text.Select(c => c is '"' or '#' or '<' or '>' or '&' or '`' or ';' ? string.Create(CultureInfo.InvariantCulture, $"#{(int)c};") : $"{c}"));
}
