using LanguageExt;

namespace Functional.Nn;

/// <summary>One rewriting rule: what an application may be replaced by, or none where the rule does not apply. The replacement
/// has the type of what it replaces, and by law its value and its gradients.</summary>
/// <param name="Name">What the rule says, as an equation.</param>
/// <param name="Rewrite">From an expression whose inputs are already rewritten.</param>
public sealed record Rule(string Name, Func<Expr, Option<Expr>> Rewrite);

/// <summary>A function from graph to graph: a table of rules, tried in order on every node, inputs first, and on every node of what
/// they answer, until none applies anywhere. A table that never ends throws <see cref="ShapeException"/> with the names of its rules.
/// Passes compose with <c>&gt;&gt;</c>; <see cref="Identity"/> changes nothing.</summary>
/// <param name="Stages">The tables, applied one after the other.</param>
public sealed record Pass(ValueList<ValueList<Rule>> Stages) : IMonoid<Pass>
{
    /// <summary>The pass that changes nothing.</summary>
    public static Pass Identity { get; } = new([]);

    /// <summary>The pass of one table of rules.</summary>
    public static Pass Of(params ReadOnlySpan<Rule> rules) => new([ValueList.Of(rules)]);

    /// <summary>First <paramref name="first"/>, then <paramref name="second"/>.</summary>
    public static Pass operator >>(Pass first, Pass second) => new([.. first.Stages, .. second.Stages]);

    /// <summary>The rewritten expression.</summary>
    public Expr Run(Expr expr)
    {
        var graph = Run(Graph.Of(expr));
        return graph.Values[graph.Outputs[0]];
    }

    /// <summary>The rewritten graph.</summary>
    public Graph Run(Graph graph) => Stages.Aggregate(graph, Rewritten);

    /// <summary>Rules that move down a graph, node by node, are replaced as often as it is deep.</summary>
    private static Graph Rewritten(Graph graph, ValueList<Rule> rules)
    {
        var rewriting = new Rewriting(rules, 1000 + (4 * graph.Nodes.Length));
        return Graph.Of(graph.Outputs.Select(output => rewriting.NormalForm(graph.Values[output])));
    }
}
