using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>A name for each value of a graph, no two of them equal: variables have their own, in quotation marks where it is
/// more than a word; all other values <c>t</c> and a number.</summary>
internal static class Names
{
    public static ImmutableArray<string> Of(Graph graph)
    {
        var taken = graph.Variables.Select(Of).ToHashSet();
        var fresh = Enumerable.Range(1, int.MaxValue).Select(i => $"t{i}").Where(name => !taken.Contains(name)).GetEnumerator();
        var declared = new HashSet<string>();
        string Next() => fresh.MoveNext() ? fresh.Current : throw new InvalidOperationException("no names left");
        return graph.Fold<string>((node, _) => node.Op is VarOp variable && declared.Add(variable.Variable)
            ? Of(variable)
            : ImmutableArray.CreateRange(node.Results, _ => Next()));
    }

    /// <summary>A variable's name in listings and drawings.</summary>
    public static string Of(VarOp variable) =>
        variable.Variable is [var first, .. var rest] && (char.IsLetter(first) || first is '_') && rest.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '/' or ':' or '-')
            ? variable.Variable
            : Quoted.Write(variable.Variable);
}
