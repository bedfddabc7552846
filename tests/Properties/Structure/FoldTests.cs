using System.Collections.Immutable;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using LanguageExt;
using Xunit;

namespace Functional.Nn.Properties;

/// <summary>The folds against plain recursion, and what is told of a graph against the graph.</summary>
[Properties(Arbitrary = [typeof(ExprGenerators)])]
public sealed partial class FoldTests
{
    private const long MostPaths = 20_000;

    [Property]
    public Property A_fold_is_the_recursion_over_the_tree(Expr expr)
    {
        var graph = Graph.Of(expr);
        var folded = graph.Fold<long>((node, inputs) => Code(node.Op, [.. inputs.ToArray()]));
        return (Copies.Paths(expr) > MostPaths || graph.Values.Select(Recursion).SequenceEqual(folded)).Classify(Copies.Paths(expr) <= MostPaths, "as a tree");

        static long Recursion(Expr e) => Code(e.Op, [.. e.Inputs.Select(Recursion)]);
    }

    [Property]
    public Property A_fold_back_is_the_recursion_over_uses_and_visits_what_something_flows_to(Expr[] exprs, Key key)
    {
        var (graph, visited) = (Graph.Of(exprs), new List<Node>());
        var uses = graph.Nodes.SelectMany(node => node.Inputs.Select((value, input) => (node, value, input))).ToLookup(use => use.value);
        var found = graph.FoldBack(graph.Outputs.Select((output, i) => (output, Seed(i))), Step, Sum);
        var few = exprs.Sum(Copies.Paths) <= MostPaths;
        if (few)
            Assert.Equal(graph.Values.Select((_, value) => Recursion(value)), found);
        Assert.Equal(graph.Nodes.Where(n => found[n.First].IsSome).Reverse(), visited);
        return true.Classify(few, "as trees").Classify(graph.Nodes.Length > visited.Count, "not everywhere");

        static long Seed(int output) => (output * 7) + 1;

        static long Sum(long a, long b) => unchecked(a + b);

        ImmutableArray<Option<long>> Step(Node node, ImmutableArray<Option<long>> arrived)
        {
            visited.Add(node);
            return [.. node.Inputs.Select((_, input) => Sent(node, input, arrived[0]))];
        }

        Option<long> Sent(Node node, int input, Option<long> arrived) =>
            key.Fold(node.First).Integer(input, 4) == 0 ? Option<long>.None : arrived.Map(a => unchecked((a * (input + 3)) + 1));

        Option<long> Recursion(int value) => graph.Outputs.Select((output, i) => output == value ? Option<long>.Some(Seed(i)) : Option<long>.None)
            .Concat(uses[value].Select(use => Sent(use.node, use.input, Recursion(use.node.First))))
            .Aggregate(Option<long>.None, (a, b) => a.IsNone ? b : b.IsNone ? a : Sum((long)a, (long)b));
    }

    [Property]
    public bool The_order_of_construction_does_not_matter(Expr[] exprs, Key key)
    {
        var (graph, made) = (Graph.Of(exprs), new Dictionary<int, Expr>());
        for (var left = graph.Nodes; !left.IsEmpty;)
        {
            var ready = left.Where(node => node.Inputs.All(made.ContainsKey)).ToArray();
            var node = ready[key.Integer(left.Length, ready.Length)];
            made.Add(node.First, (node.Op with { }).Apply([.. node.Inputs.Select(i => made[i])]));
            left = left.Remove(node);
        }

        var again = Graph.Of(graph.Outputs.Select(o => made[o]));
        return again == graph && again.GetHashCode() == graph.GetHashCode() && Fingerprint.Of(again) == Fingerprint.Of(graph) && again.Listing() == graph.Listing();
    }

    [Property]
    public void Statistics_are_those_of_the_listing(Expr[] exprs)
    {
        var (graph, depths, edges) = (Graph.Of(exprs), new Dictionary<string, int>(), 0);
        var lines = graph.Listing(int.MaxValue).Split('\n')[..^2].Select(line => Let().Match(line)).ToArray();
        foreach (var line in lines)
        {
            var inputs = line.Groups["term"].Value.Split(' ').Where(depths.ContainsKey).Select(name => depths[name]).ToArray();
            (depths[line.Groups["name"].Value], edges) = (1 + inputs.DefaultIfEmpty().Max(), edges + inputs.Length);
        }

        var heads = lines.Select(line => line.Groups["term"].Value.Split(' ')[0]).ToArray();
        var statistics = Statistics.Of(graph);
        Assert.Equal((lines.Length, edges, depths.Values.DefaultIfEmpty().Max(), heads.Count(h => h == "var")), (statistics.Nodes, statistics.Edges, statistics.Depth, statistics.Variables));
        Assert.Equal(heads.CountBy(h => h).OrderByDescending(h => h.Value).ThenBy(h => h.Key, StringComparer.Ordinal).Select(h => (h.Key, h.Value)), statistics.Ops);
        Assert.Equal(exprs.Length, statistics.Outputs);
    }

    [Property]
    public void A_drawing_has_each_node_and_each_edge_exactly_once(Expr[] exprs)
    {
        var graph = Graph.Of(exprs);
        string[] edges = [.. graph.Nodes.SelectMany(n => n.Inputs.Select(i => $"{i} {n.First}"))];
        foreach (var text in (string[])[graph.Mermaid(), graph.Dot()])
        {
            Assert.Equal(graph.Nodes.Select(n => $"{n.First}"), DrawnNode().Matches(text).Select(m => m.Groups[1].Value));
            Assert.Equal(edges.Order(StringComparer.Ordinal), DrawnEdge().Matches(text).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}").Order(StringComparer.Ordinal));
        }
    }

    private static long Code(Op op, ReadOnlySpan<long> inputs)
    {
        var code = (long)op.GetHashCode();
        foreach (var input in inputs)
            code = unchecked((code * 31) + input);
        return code;
    }

    [GeneratedRegex("^let (?<name>.*?) = (?<term>.*) : .*$")]
    private static partial Regex Let();

    [GeneratedRegex(@"^    n(\d+) ?[\[(]", RegexOptions.Multiline)]
    private static partial Regex DrawnNode();

    [GeneratedRegex(@"^    n(\d+) --?> n(\d+);?$", RegexOptions.Multiline)]
    private static partial Regex DrawnEdge();
}
