using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>Expressions in place of some values of a graph: the left fold whose values are expressions.</summary>
public static class Substitution
{
    /// <summary>The outputs, with <paramref name="replacement"/>'s expression for each value (by number) that it has one for; of the same type.</summary>
    public static ImmutableArray<Expr> Substitute(this Graph graph, Func<int, Expr?> replacement)
    {
        var replaced = graph.Fold<Expr>((node, inputs) =>
        {
            ImmutableArray<Expr?> own = [.. Enumerable.Range(node.First, node.Results.Length).Select(replacement)];
            return own.All(static found => found is not null)
                ? ImmutableArray.CreateRange(own, static found => found!)
                : [.. Expr.Of(node.Op, inputs.ToArray()).Zip(own, static (same, other) => other ?? same)];
        });
        return ImmutableArray.CreateRange(graph.Outputs, output => replaced[output]);
    }
}
