using System.Text.RegularExpressions;
using FsCheck;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

[Properties(MaxTest = 50, Arbitrary = [typeof(ExprGenerators)])]
public sealed partial class DrawingTests
{
    [Fact]
    public void A_listing_lets_every_value_have_a_name()
    {
        var (x, w) = (Input("x", [Dim.Batch, 2]), Param("dense1.weight", [2, 3], Initializers.Glorot));
        Assert.Equal(
            """
            let x = var : [batch, 2]
            let dense1.weight = param glorot-uniform (fans 2 3) : [2, 3]
            let t1 = matmul x dense1.weight : [batch, 3]
            let t2 = leaky-relu slope=0.5 t1 : [batch, 3]
            let t3 = add t2 t2 : [batch, 3]
            in t3

            """,
            (MatMul(x, w) | LeakyRelu(0.5)) is var y ? (y + y).Listing() : "",
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_listing_names_every_result_of_an_op_of_several()
    {
        var halves = Expr.Of(new HalvesOp(1), [Input("x", [3])]);
        Assert.Equal("let x = var : [3]\nlet t1, t2 = halves 1 x : [1], [2]\nin t2, t1\n", Graph.Of(halves[1], halves[0]).Listing());
        Assert.Equal("flowchart TD\n    n0([\"x<br/>[3]\"])\n    n1[\"halves 1<br/>[1], [2]\"]\n    n3[\"negate<br/>[2]\"]\n    n0 --> n1\n    n1 --> n3\n", Graph.Of(-halves[1]).Mermaid());
        Assert.Equal("digraph {\n    node [shape=box, fontname=\"sans-serif\"];\n    n0 [label=\"x\\n[3]\", shape=ellipse];\n    n1 [label=\"halves 1\\n[1], [2]\"];\n    n3 [label=\"negate\\n[2]\"];\n    n0 -> n1;\n    n1 -> n3;\n}\n", Graph.Of(-halves[1]).Dot());
    }

    [Fact]
    public void A_long_listing_ends_with_what_is_left_out()
    {
        var y = Enumerable.Range(0, 5).Aggregate(Input("x", Shape.Scalar), (x, _) => Sin(x));
        Assert.Equal("let x = var : []\nlet t1 = sin x : []\n... 4 more; 6 nodes, 5 edges, depth 6, 1 variables, 1 outputs: 5 sin, 1 var\nin t5\n", y.Listing(limit: 2));
        Assert.Equal(y.Listing(), y.Listing(limit: 6));
    }

    [Property]
    public void A_listing_of_any_names_is_well_formed(ExprCase @case, string[] names)
    {
        var graph = Graph.Of(Copies.Rename(@case, name => $"{name}{names.ElementAtOrDefault(name[0] % Math.Max(1, names.Length))}").Expr);
        var lines = graph.Listing().Split('\n');
        Assert.Equal(graph.Nodes.Length + 2, lines.Length);
        var known = new HashSet<string>();
        Assert.All(lines.Take(graph.Nodes.Length), line =>
        {
            var let = Let().Match(line);
            Assert.True(let.Success, line);
            Assert.True(known.Add(let.Groups["name"].Value), line);
        });
        Assert.Contains(lines[^2]["in ".Length..], known);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("t1")]
    [InlineData("a\"b")]
    [InlineData("a\nb")]
    [InlineData("a\\")]
    [InlineData("a\\\"]; n1 -> n0 [label=\"")]
    [InlineData("<script>&amp;#quot;")]
    [InlineData("`x`")]
    [InlineData("")]
    [InlineData("größe 1 = var : [2]")]
    [InlineData("\ud800\t\r")]
    public void Drawings_of_any_names_are_well_formed(string name)
    {
        var graph = Graph.Of(new DropoutOp(0.5, name).Apply(Sin(Input(name is "" ? "nothing" : name, [2])), Place.Key));
        Assert.Equal(4, graph.Nodes.Length);
        Assert.All(graph.Mermaid().Split('\n')[1..^1], line => Assert.Matches("""^    (n\d+(\(\["[^"`&]*"\]\)|\["[^"`&]*"\])|n\d+ --> n\d+)$""", line));
        Assert.All(graph.Dot().Split('\n')[2..^2], line => Assert.Matches("""^    (n\d+ \[label="([^"\\]|\\.)*"(, shape=ellipse)?\];|n\d+ -> n\d+;)$""", line));
        Assert.Equal(4 + 3 + 2, graph.Mermaid().Split('\n').Length);
        Assert.DoesNotContain("<script", graph.Mermaid(), StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_of_one_name_are_told_apart()
    {
        var graph = Graph.Of(Input("x", [2]), Input("x", [3]), Sin(Input("t1", [2])));
        Assert.Equal("let x = var : [2]\nlet t2 = var variable=\"x\" : [3]\nlet t1 = var : [2]\nlet t3 = sin t1 : [2]\nin x, t2, t3\n", graph.Listing());
    }

    [Property]
    public void A_drawing_has_every_node_and_every_edge(ExprCase @case)
    {
        var graph = Graph.Of(@case.Expr);
        Assert.Equal(1 + graph.Nodes.Length + graph.Nodes.Sum(n => n.Inputs.Length) + 1, graph.Mermaid().Split('\n').Length);
        Assert.Equal(2 + graph.Nodes.Length + graph.Nodes.Sum(n => n.Inputs.Length) + 2, graph.Dot().Split('\n').Length);
        Assert.All(graph.Nodes, n => Assert.All(n.Inputs, i => Assert.Contains($"    n{i} --> n{n.First}\n", graph.Mermaid(), StringComparison.Ordinal)));
    }

    [Property]
    public void Statistics_count(ExprCase @case)
    {
        var (graph, statistics) = (Graph.Of(@case.Expr), Statistics.Of(Graph.Of(@case.Expr)));
        Assert.Equal((graph.Nodes.Length, graph.Nodes.Sum(n => (long)n.Inputs.Length), graph.Outputs.Length), (statistics.Nodes, statistics.Edges, statistics.Outputs));
        Assert.Equal(graph.Nodes.Count(n => n.Op is VarOp), statistics.Variables);
        Assert.Equal(graph.Nodes.Length, statistics.Ops.Sum(o => o.Count));
        Assert.Equal(statistics.Ops.OrderByDescending(o => o.Count), statistics.Ops);
        Assert.InRange(statistics.Depth, 1, graph.Nodes.Length);
    }

    [Fact]
    public void Statistics_of_nothing_are_zeros() => Assert.Equal("0 nodes, 0 edges, depth 0, 0 variables, 0 outputs: ", $"{Graph.Of()}");

    [Property]
    public bool Quoted_text_reads_back(string text) =>
        Quoted.Read(Quoted.Write(text ?? "")) == (text ?? "") && Quoted.Write(text ?? "").All(c => !char.IsControl(c));

    [GeneratedRegex("""^let (?<name>[^\s"]+|"([^"\\]|\\.)*") = .+ : (index )?\[[^\]]*\]$""")]
    private static partial Regex Let();
}
