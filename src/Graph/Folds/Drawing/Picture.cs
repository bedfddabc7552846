using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Functional.Nn;

/// <summary>A graph as a picture that any browser shows by itself: nothing is fetched and nothing runs.</summary>
public static class Picture
{
    private const int BendsPerNode = 100;
    private const double NameLine = 17;
    private const double TypeLine = 32;
    private const double Corner = 6;

    private const string Style =
        """
        .fnn text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:12px;text-anchor:middle;fill:#1e2430}
        .fnn .type{font-size:10px;fill:#667085}
        .fnn .page{fill:#ffffff}
        .fnn .op rect{fill:#f7f8fa;stroke:#a3acba}
        .fnn .var rect{fill:#e6effd;stroke:#4f83d6}
        .fnn .param rect{fill:#e4f5ea;stroke:#3f9f68}
        .fnn .const rect{fill:#fbf6e6;stroke:#cdb26a}
        .fnn .out rect{stroke-width:2.5}
        .fnn .edge{fill:none;stroke:#8792a5;stroke-width:1.2}
        .fnn .tip{fill:#8792a5}
        @media (prefers-color-scheme:dark){
        .fnn text{fill:#e6e9ef}
        .fnn .type{fill:#98a2b3}
        .fnn .page{fill:#14171c}
        .fnn .op rect{fill:#20252d;stroke:#566071}
        .fnn .var rect{fill:#172a49;stroke:#5c8fe0}
        .fnn .param rect{fill:#143323;stroke:#4bae78}
        .fnn .const rect{fill:#352d15;stroke:#a98f4a}
        .fnn .edge{stroke:#6d788a}
        .fnn .tip{fill:#6d788a}
        }

        """;

    /// <summary>A drawing as SVG, in layers from top to bottom: values flow down the curves; variables are round, learned ones and others that
    /// are kept in a colour of their own, outputs in bold. A box that is pointed at tells all of its text.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="limit">The number of nodes above which the graph is only counted.</param>
    public static string Svg(this Graph graph, int limit = 1000)
    {
        var owners = new int[graph.Values.Length];
        for (var i = 0; i < graph.Nodes.Length; i++)
            owners.AsSpan(graph.Nodes[i].First, graph.Nodes[i].Results.Length).Fill(i);
        var outputs = graph.Outputs.Select(output => owners[output]).ToHashSet();
        var layout = graph.Nodes.Length > limit ? null : Layout.Of(
            [.. graph.Nodes.Select((node, i) => Box.Of(node, outputs.Contains(i)))],
            [.. graph.Nodes.Select(node => node.Inputs.Select(input => owners[input]).ToArray())],
            (int)Math.Min(int.MaxValue, (long)BendsPerNode * limit));
        return Written(layout ?? Layout.Of([Counted(graph)], [[]], 1)!, $"{graph}");
    }

    private static Box Counted(Graph graph) => Box.Note(
        string.Create(CultureInfo.InvariantCulture, $"{graph.Nodes.Length} nodes"),
        "too many to draw") with { Full = $"{graph}" };

    private static string Written(Layout layout, string title)
    {
        var (width, height) = (Xml.Number(layout.Width), Xml.Number(layout.Height));
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"fnn\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{Xml.Escape(title)}</title>\n<style>\n{Style}</style>\n")
            .Append("<defs><marker id=\"fnn-tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path class=\"tip\" d=\"M0 1L8 4L0 7Z\"/></marker></defs>\n")
            .Append(CultureInfo.InvariantCulture, $"<rect class=\"page\" width=\"{width}\" height=\"{height}\"/>\n");
        foreach (var curve in layout.Curves)
            text.Append(CultureInfo.InvariantCulture, $"<path class=\"edge\" marker-end=\"url(#fnn-tip)\" d=\"{Path(curve)}\"/>\n");
        foreach (var (box, x, y) in layout.Boxes)
            Append(text, box, x, y);
        return text.Append("</svg>\n").ToString();
    }

    private static void Append(StringBuilder text, Box box, double x, double y) => text
        .Append(CultureInfo.InvariantCulture, $"<g class=\"{box.Role}\"><title>{Xml.Escape(box.Full)}</title>")
        .Append(CultureInfo.InvariantCulture, $"<rect x=\"{Xml.Number(x - (box.Width / 2))}\" y=\"{Xml.Number(y)}\" width=\"{Xml.Number(box.Width)}\" height=\"{Xml.Number(Box.Height)}\" rx=\"{Xml.Number(box.IsRound ? Box.Height / 2 : Corner)}\"/>")
        .Append(Line("name", box.Name, Box.NameLetter, x, y + NameLine))
        .Append(Line("type", box.Type, Box.TypeLetter, x, y + TypeLine))
        .Append("</g>\n");

    /// <summary>A line of text; where letters may be of any width, it is fitted into the columns that were counted.</summary>
    private static string Line(string role, string text, double letter, double x, double y) =>
        $"<text class=\"{role}\" x=\"{Xml.Number(x)}\" y=\"{Xml.Number(y)}\"{(Columns.AreEven(text) ? "" : $" textLength=\"{Xml.Number(Columns.Of(text) * letter)}\" lengthAdjust=\"spacingAndGlyphs\"")}>{Xml.Escape(text)}</text>";

    /// <summary>Straight down where the middle is kept; else a curve that begins and ends upright.</summary>
    private static string Path(ImmutableArray<(double X, double Y)> points)
    {
        var text = new StringBuilder($"M{Point(points[0])}");
        for (var i = 1; i < points.Length; i++)
        {
            var ((x, y), (toX, toY)) = (points[i - 1], points[i]);
            if (!IsUpright(x, toX))
                text.Append(CultureInfo.InvariantCulture, $"C{Point((x, (y + toY) / 2))} {Point((toX, (y + toY) / 2))} {Point((toX, toY))}");
            else if (i == points.Length - 1 || !IsUpright(toX, points[i + 1].X))
                text.Append(CultureInfo.InvariantCulture, $"L{Point((toX, toY))}");
        }

        return text.ToString();
    }

    private static bool IsUpright(double x, double toX) => Math.Abs(x - toX) < 0.05;

    private static string Point((double X, double Y) at) => $"{Xml.Number(at.X)} {Xml.Number(at.Y)}";
}
