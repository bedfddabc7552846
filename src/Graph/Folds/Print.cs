using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Functional.Nn;

/// <summary>
/// A graph as a listing of let-bound values with their types, inputs first. A variable is named by what it is bound to, and
/// the graph that an op holds stands in braces. A listing that leaves nothing out tells the whole graph.
/// </summary>
public static class Print
{
    private const string Indent = "    ";

    /// <summary>The listing of an expression.</summary>
    /// <param name="expr">The expression.</param>
    /// <param name="limit">The number of lines after which the rest is only counted, and of numbers of a constant beyond which only
    /// their digest is told.</param>
    public static string Listing(this Expr expr, int limit = 1000) => Graph.Of(expr).Listing(limit);

    /// <summary>The listing of a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="limit">The number of lines after which the rest is only counted, and of numbers of a constant beyond which only
    /// their digest is told.</param>
    public static string Listing(this Graph graph, int limit = 1000) => Append(new(), graph, limit, "").ToString();

    private static StringBuilder Append(StringBuilder text, Graph graph, int limit, string margin)
    {
        var names = Names.Of(graph);
        foreach (var node in graph.Nodes.Take(limit))
        {
            text.Append(margin).Append("let ").AppendJoin(", ", names.AsSpan(node.First, node.Results.Length)).Append(" = ").Append(Written(node, names[node.First], limit, margin));
            foreach (var input in node.Inputs)
                text.Append(' ').Append(names[input]);
            text.Append(" : ").AppendJoin(", ", node.Results).Append('\n');
        }

        if (graph.Nodes.Length > limit)
            text.Append(margin).Append(CultureInfo.InvariantCulture, $"... {graph.Nodes.Length - limit} more; {graph}\n");
        return text.Append(margin).Append("in ").AppendJoin(", ", graph.Outputs.Select(o => names[o])).Append('\n');
    }

    /// <summary>The op; a variable without what name and type of the line tell.</summary>
    private static string Written(Node node, string name, int limit, string margin)
    {
        var term = node.Op is VarOp ? Without(Term.Of(node.Op), nameof(VarOp.Variable), nameof(VarOp.Type)) : Term.Of(node.Op);
        return (node.Op is VarOp variable && name != Names.Of(variable) ? term with { Head = $"{term.Head} {Term.Words(nameof(VarOp.Variable))}={Quoted.Write(variable.Variable)}" } : term).Written(Format);

        string Format(object? value) => value switch
        {
            Graph step => $"{{\n{Append(new(), step, limit, margin + Indent)}{margin}}}",
            Tensor tensor => tensor.Listed(limit),
            _ => Term.Format(value),
        };
    }

    private static Term Without(Term term, params ImmutableArray<string> names) => term with { Arguments = term.Arguments.RemoveAll(a => names.Contains(a.Parameter.Name!)) };
}
