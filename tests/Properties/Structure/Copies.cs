using Functional.Nn.Checking;

namespace Functional.Nn.Properties;

/// <summary>The same expression, otherwise shared.</summary>
internal static class Copies
{
    private const long Most = 5000;

    /// <summary>The expression as a tree: nothing is shared, every op is another object. None for trees that are too large.</summary>
    public static Expr? Unshared(Expr expr) => Paths(expr) > Most ? null : Tree(expr);

    /// <summary>The expression with everything shared that can be.</summary>
    public static Expr Merged(Expr expr) => Graph.Of(expr) is var graph ? graph.Values[graph.Outputs[0]] : expr;

    /// <summary>The number of nodes of the tree; saturates.</summary>
    public static long Paths(Expr expr) => Graph.Of(expr) is var graph
        ? graph.Fold<long>((_, inputs) => Math.Min(1 + inputs.ToArray().Sum(), long.MaxValue / 8))[graph.Outputs[0]]
        : 0;

    /// <summary>The expression with other expressions for some of its values.</summary>
    public static Expr Replace(Expr expr, Expr old, Expr other)
    {
        var graph = Graph.Of(expr);
        return graph.Fold<Expr>((node, inputs) => graph.Values[node.First] == old ? other : Expr.Of(node.Op, inputs.ToArray()))[graph.Outputs[0]];
    }

    /// <summary>The case with variables of other names.</summary>
    public static ExprCase Rename(ExprCase @case, Func<string, string> name)
    {
        var graph = Graph.Of(@case.Expr);
        var renamed = graph.Fold<Expr>((node, inputs) => node.Op is VarOp v ? Expr.Var(name(v.Variable), v.Type) : Expr.Of(node.Op, inputs.ToArray()))[graph.Outputs[0]];
        return new(renamed, Env.Of(@case.Env.Select(v => (v.Key == "batch" ? v.Key : name(v.Key), v.Value))));
    }

    private static Expr Tree(Expr expr) => Expr.Of(expr.Op with { }, [.. expr.Inputs.Select(Tree)])[expr.ResultIndex];
}
