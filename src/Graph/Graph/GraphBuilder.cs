using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>
/// Builds the canonical form: depth-first in the order of inputs, on a stack of its own. Each application is looked up by
/// its op and its already canonical inputs, so equality of whole expressions is decided one node at a time.
/// </summary>
internal sealed class GraphBuilder
{
    private readonly Dictionary<Expr, int> seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Expr, int> merged = new(new OneApplication());
    private readonly ImmutableArray<Node>.Builder nodes = ImmutableArray.CreateBuilder<Node>();
    private readonly ImmutableArray<Expr>.Builder values = ImmutableArray.CreateBuilder<Expr>();

    public static Graph Build(IEnumerable<Expr> outputs)
    {
        var builder = new GraphBuilder();
        var numbers = ImmutableArray.CreateRange(outputs.Select(builder.Number));
        return new(builder.nodes.DrainToImmutable(), builder.values.DrainToImmutable(), numbers);
    }

    private int Number(Expr output)
    {
        var open = new Stack<Expr>([output]);
        while (open.TryPeek(out var expr))
        {
            var before = open.Count;
            if (!seen.ContainsKey(expr))
                for (var i = expr.Inputs.Length - 1; i >= 0; i--)
                    if (!seen.ContainsKey(expr.Inputs[i]))
                        open.Push(expr.Inputs[i]);
            if (open.Count > before)
                continue;
            if (!seen.ContainsKey(expr))
                seen.Add(expr, Merge(expr));
            open.Pop();
        }

        return seen[output];
    }

    private int Merge(Expr expr)
    {
        var inputs = ImmutableArray.CreateRange(expr.Inputs, input => seen[input]);
        var results = expr.ResultsOn(ImmutableArray.CreateRange(inputs, input => values[input]));
        if (merged.TryGetValue(results[0], out var first))
            return first + expr.ResultIndex;

        first = values.Count;
        merged.Add(results[0], first);
        nodes.Add(new(expr.Op, inputs, first, expr.ResultTypes));
        values.AddRange(results);
        return first + expr.ResultIndex;
    }

    private sealed class OneApplication : IEqualityComparer<Expr>
    {
        public bool Equals(Expr? x, Expr? y) => x!.Op.Equals(y!.Op) && x.Inputs.AsSpan().SequenceEqual(y.Inputs.AsSpan(), ReferenceEqualityComparer.Instance);

        public int GetHashCode(Expr obj) => obj.GetHashCode();
    }
}
