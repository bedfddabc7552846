using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FsCheck;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

[Properties(MaxTest = 30, Arbitrary = [typeof(ExprGenerators), typeof(LayerGenerators)])]
public sealed partial class PictureTests
{
    private static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    [Property]
    public void A_picture_has_a_box_for_every_node_and_a_curve_for_every_edge(Expr[] exprs) => Drawn(Graph.Of(exprs));

    [Property(MaxTest = 15)]
    public void A_model_and_its_gradient_can_be_drawn(LayerCase @case)
    {
        Drawn(Graph.Of(@case.Model.Output));
        Drawn(Graph.Of(Sum(@case.Model.Output).Gradient([.. @case.Model.Parameters.Select(p => p.Apply())])));
    }

    [Property(MaxTest = 30)]
    public void Boxes_do_not_overlap_and_every_curve_goes_down_past_all_but_its_own(Expr[] exprs)
    {
        var graph = Graph.Of(exprs);
        var svg = Drawn(graph);
        var boxes = Boxes(svg);
        var levels = boxes.GroupBy(box => box.Top).OrderBy(level => level.Key).ToArray();
        Assert.All(levels, level => Assert.All(level.OrderBy(box => box.Left).Zip(level.OrderBy(box => box.Left).Skip(1)), pair => Assert.True(pair.Item1.Right < pair.Item2.Left)));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Item1.Max(box => box.Bottom) < pair.Item2.Key));
        var edges = graph.Nodes.SelectMany((node, to) => node.Inputs.Select(input => (From: Owner(graph, input), To: to)));
        foreach (var ((from, to), curve) in edges.Zip(Curves(svg)))
        {
            Assert.Equal(Middle(boxes[from]), curve[0].X, 0.2);
            Assert.Equal((boxes[from].Bottom, boxes[to].Top), (curve[0].Y, curve[^1].Y));
            Assert.InRange(curve[^1].X, boxes[to].Left, boxes[to].Right);
            Assert.All(curve.Zip(curve.Skip(1)), step => Assert.True(step.Item1.Y <= step.Item2.Y));
            Assert.All(curve.Zip(curve.Skip(1)), step => Assert.DoesNotContain(boxes, box => IsUpright(step)
                ? step.Item1.X > box.Left && step.Item1.X < box.Right && step.Item1.Y < box.Bottom && step.Item2.Y > box.Top
                : step.Item1.Y < box.Top && step.Item2.Y > box.Bottom));
        }
    }

    [Property]
    public void The_same_graph_is_the_same_picture_in_every_culture(ExprCase @case)
    {
        var text = Graph.Of(@case.Expr).Svg();
        Assert.Equal(text, Graph.Of(@case.Expr).Svg());
        Assert.Equal(text, OddCulture.Within(() => Graph.Of(@case.Expr).Svg()));
    }

    [Fact]
    public void A_chain_stands_in_one_line_and_weights_beside_it()
    {
        var model = (Dense(4) >> Relu >> Residual(Dense(4) >> Tanh >> Dense(4)) >> Dense(2)).Build([3]).OrThrow();
        var (graph, boxes) = (Graph.Of(model.Output), Boxes(Drawn(Graph.Of(model.Output))));
        var line = graph.Nodes.Select((node, i) => (node.Op, Middle: Middle(boxes[i]))).Where(n => n.Op is MatmulOp or AddOp or ReluOp or TanhOp).Select(n => n.Middle);
        Assert.All(line, middle => Assert.Equal(line.First(), middle, 0.2));
    }

    [Fact]
    public void Branches_are_drawn_without_crossings()
    {
        var layer = Dense(4) >> Concat(Dense(3), Dense(3) >> Relu, Identity) >> Dense(2);
        var graph = Graph.Of(layer.Build([3]).OrThrow().Output);
        var curves = Curves(Drawn(graph));
        var crossings =
            from a in curves.SelectMany(Steps)
            from b in curves.SelectMany(Steps)
            where a.From.Y == b.From.Y && (a.From.X - b.From.X) * (a.To.X - b.To.X) < 0
            select (a, b);
        Assert.Empty(crossings);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a\"b'")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("]]>&amp;--><!--")]
    [InlineData("\ud800\t\r\0\uffff\u001b")]
    [InlineData("größe 名前 👨‍👩‍👧 متن ﷽")]
    [InlineData("a-name-of-many-letters/that/no-box/could-ever-hold/as-it-is.weight")]
    public void Any_name_is_text_and_fits_its_box(string name)
    {
        var svg = Drawn(Graph.Of(new DropoutOp(0.5, name).Apply(Sin(Param(name, [2], Initializers.Glorot)), Place.Key)));
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName is "script" or "image" or "use" or "a" or "foreignObject");
        Assert.Equal(name.EnumerateRunes().Any(rune => rune.Value > 0x52f), svg.Descendants(Space + "text").Any(text => text.Attribute("textLength") is not null));
    }

    [Fact]
    public void A_box_tells_all_of_its_text_when_it_is_pointed_at()
    {
        var svg = Drawn(Graph.Of(Input("x", [2, 3]).BroadcastTo([5, 2, 3])));
        Assert.Equal(["var \"x\" [2, 3] : [2, 3]", "broadcast-to [5, 2, 3] : [5, 2, 3]"], svg.Descendants(Space + "g").Select(g => g.Element(Space + "title")!.Value));
        Assert.Equal(["x", "[2, 3]", "broadcast-to", "[5, 2, 3]"], svg.Descendants(Space + "text").Select(text => text.Value));
    }

    [Fact]
    public void Roles_have_classes()
    {
        var graph = Graph.Of(Input("x", [2]) + Param("w", [2], Initializers.Glorot), Sin(2.0), Input("y", [2]));
        Assert.Equal(["var", "param", "op out", "const", "op out", "var out"], Drawn(graph).Descendants(Space + "g").Select(g => g.Attribute("class")!.Value));
    }

    [Fact]
    public void A_picture_fetches_nothing() =>
        Assert.DoesNotMatch("(?i)(href|src|@import|@font-face|url\\((?!#))|https?://(?!www\\.w3\\.org/2000/svg\")", Graph.Of(Sin(Input("x", [2]))).Svg());

    [Fact]
    public void A_graph_of_too_many_nodes_is_only_counted()
    {
        var chain = Graph.Of(Enumerable.Range(0, 20_000).Aggregate(Input("x", [2]), (x, _) => Sin(x)));
        Assert.Equal(["20001 nodes", "too many to draw"], XDocument.Parse(chain.Svg()).Descendants(Space + "text").Select(text => text.Value));
        Assert.Equal(["3 nodes", "too many to draw"], XDocument.Parse(Graph.Of(Sin(Sin(Input("x", [2])))).Svg(limit: 2)).Descendants(Space + "text").Select(text => text.Value));
    }

    [Fact]
    public void Nothing_is_an_empty_picture() => Assert.Empty(Drawn(Graph.Of()).Descendants(Space + "g"));

    [Fact]
    public void A_deep_gradient_is_drawn_at_once() => SmallStack.Run(() =>
    {
        var graph = Graph.Of(Sum(Enumerable.Range(0, 150).Aggregate(Input("x", [2]), (x, i) => i % 5 == 0 ? x + Input("x", [2]) : Sin(x))).Gradient(Input("x", [2])));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Drawn(graph);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    });

    private static XElement Drawn(Graph graph)
    {
        var svg = XDocument.Parse(graph.Svg()).Root!;
        var (width, height) = (Number(svg, "width"), Number(svg, "height"));
        Assert.Equal($"0 0 {svg.Attribute("width")!.Value} {svg.Attribute("height")!.Value}", svg.Attribute("viewBox")!.Value);
        Assert.Equal(graph.Nodes.Length, svg.Descendants(Space + "g").Count());
        Assert.Equal(graph.Nodes.Sum(node => node.Inputs.Length), svg.Elements(Space + "path").Count());
        Assert.All(svg.Descendants(Space + "g"), g =>
        {
            var (rect, lines) = (g.Element(Space + "rect")!, g.Elements(Space + "text").ToArray());
            Assert.InRange(Number(rect, "x"), 0, width);
            Assert.InRange(Number(rect, "y"), 0, height);
            Assert.InRange(Number(rect, "x") + Number(rect, "width"), 0, width);
            Assert.InRange(Number(rect, "y") + Number(rect, "height"), 0, height);
            Assert.Equal(2, lines.Length);
            Assert.All(lines, line => Assert.InRange((line.Attribute("textLength") is null ? line.Value.Length * (line == lines[0] ? 7.3 : 6.1) : Number(line, "textLength")) + 10, 0, Number(rect, "width")));
        });
        Assert.All(Curves(svg).SelectMany(curve => curve), at => Assert.True(at.X >= 0 && at.X <= width && at.Y >= 0 && at.Y <= height));
        return svg;
    }

    private static bool IsUpright(((double X, double) From, (double X, double) To) step) => Math.Abs(step.From.X - step.To.X) < 0.2;

    private static int Owner(Graph graph, int value) => graph.Nodes.TakeWhile(node => node.First <= value).Count() - 1;

    private static double Middle((double Left, double Right, double Top, double Bottom) box) => (box.Left + box.Right) / 2;

    private static (double Left, double Right, double Top, double Bottom)[] Boxes(XElement svg) =>
    [
        .. svg.Descendants(Space + "g").Select(g => g.Element(Space + "rect")!)
            .Select(rect => (Number(rect, "x"), Number(rect, "x") + Number(rect, "width"), Number(rect, "y"), Number(rect, "y") + Number(rect, "height"))),
    ];

    private static (double X, double Y)[][] Curves(XElement svg) =>
        [.. svg.Elements(Space + "path").Select(path => PathPoint().Matches(path.Attribute("d")!.Value).Select(m => (Number(m.Groups["x"].Value), Number(m.Groups["y"].Value))).ToArray())];

    private static IEnumerable<((double X, double Y) From, (double X, double Y) To)> Steps((double X, double Y)[] curve) => curve.Zip(curve.Skip(1));

    private static double Number(XElement element, string name) => Number(element.Attribute(name)!.Value);

    private static double Number(string text) => double.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(M|L|C[\d. ]+ [\d.]+ [\d.]+ )(?<x>\d+(\.\d)?) (?<y>\d+(\.\d)?)(?=[LC]|$)")]
    private static partial Regex PathPoint();
}
