using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>A name for each value of a graph: variables have their own, all others <c>t</c> and a number.</summary>
internal static class Names
{
    public static ImmutableArray<string> Of(Graph graph)
    {
        var taken = graph.Variables.Select(v => v.Variable).ToHashSet();
        var fresh = Enumerable.Range(1, int.MaxValue).Select(i => $"t{i}").Where(name => !taken.Contains(name)).GetEnumerator();
        string Next() => fresh.MoveNext() ? fresh.Current : throw new InvalidOperationException("no names left");
        return graph.Fold<string>((node, _) => node.Op is VarOp variable
            ? variable.Variable
            : node.Results.Select(_ => Next()).ToImmutableArray());
    }
}
