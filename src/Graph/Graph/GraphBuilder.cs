using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Functional.Nn;

/// <summary>
/// Builds the canonical form: depth-first in the order of inputs, on a stack of its own. Each application is looked up by
/// its op and its already canonical inputs, so equality of whole expressions is decided one node at a time.
/// </summary>
internal sealed class GraphBuilder
{
    private readonly Stack<(Expr Expr, bool InputsDone)> open = new();
    private readonly Dictionary<Expr, int> canonical = new(new OneApplication());
    private readonly Dictionary<Expr, int> copies = new(ReferenceEqualityComparer.Instance);
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
        open.Push((output, false));
        while (open.TryPop(out var next))
        {
            if (next.InputsDone)
                Merge(next.Expr);
            else if (Find(next.Expr) < 0)
            {
                open.Push((next.Expr, true));
                for (var i = next.Expr.Inputs.Length - 1; i >= 0; i--)
                    open.Push((next.Expr.Inputs[i], false));
            }
        }

        return Find(output);
    }

    /// <summary>The number of an expression that is the canonical one, or of a copy that has been met; else -1.</summary>
    private int Find(Expr expr) => canonical.TryGetValue(expr, out var first) ? first + expr.ResultIndex : copies.GetValueOrDefault(expr, -1);

    private void Merge(Expr expr)
    {
        var inputs = ImmutableArray.CreateRange(expr.Inputs, static (input, builder) => builder.Find(input), this);
        var results = expr.ResultsOn(ImmutableArray.CreateRange(inputs, static (input, values) => values[input], values));
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(canonical, results[0], out var known);
        if (!known)
        {
            first = values.Count;
            nodes.Add(new(expr.Op, inputs, first, expr.ResultTypes));
            values.AddRange(results);
        }

        if (!ReferenceEquals(results[expr.ResultIndex], expr))
            foreach (var sibling in expr.Siblings)
                copies[sibling] = first + sibling.ResultIndex;
    }

    private sealed class OneApplication : IEqualityComparer<Expr>
    {
        public bool Equals(Expr? x, Expr? y) => x!.Op.Equals(y!.Op) && x.Inputs.AsSpan().SequenceEqual(y.Inputs.AsSpan(), ReferenceEqualityComparer.Instance);

        public int GetHashCode(Expr obj) => obj.ApplicationCode;
    }
}
