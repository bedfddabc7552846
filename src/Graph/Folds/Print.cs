using System.Globalization;
using System.Text;

namespace Functional.Nn;

/// <summary>A graph as a listing of let-bound values with their types, inputs first.</summary>
public static class Print
{
    /// <summary>The listing of an expression.</summary>
    /// <param name="expr">The expression.</param>
    /// <param name="limit">The number of lines after which the rest is only counted.</param>
    public static string Listing(this Expr expr, int limit = 1000) => Graph.Of(expr).Listing(limit);

    /// <summary>The listing of a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="limit">The number of lines after which the rest is only counted.</param>
    public static string Listing(this Graph graph, int limit = 1000)
    {
        var names = Names.Of(graph);
        var text = new StringBuilder();
        foreach (var node in graph.Nodes.Take(limit))
        {
            var left = string.Join(", ", names.Skip(node.First).Take(node.Results.Length));
            var right = string.Join(' ', node.Inputs.Select(i => names[i]).Prepend(node.Op is VarOp v && names[node.First] == Names.Of(v) ? v.Name : $"{node.Op}"));
            text.Append(CultureInfo.InvariantCulture, $"let {left} = {right} : {string.Join(", ", node.Results)}\n");
        }

        if (graph.Nodes.Length > limit)
            text.Append(CultureInfo.InvariantCulture, $"... {graph.Nodes.Length - limit} more; {graph}\n");
        return text.Append("in ").AppendJoin(", ", graph.Outputs.Select(o => names[o])).Append('\n').ToString();
    }
}
