using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FsCheck;
using Functional.Nn.Plots;
using Functional.Nn.Properties.Adapter;
using Xunit;
using Interval = Functional.Nn.Plots.Interval;

namespace Functional.Nn.Properties;

[Properties(MaxTest = 200, Arbitrary = [typeof(ManyPlots)])]
public sealed partial class PlotTests
{
    private static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    [Property]
    public void Any_plot_of_any_data_is_a_picture_that_fetches_and_runs_nothing(Plot plot)
    {
        var svg = Drawn(plot);
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal(["title", "desc"], svg.Elements().Take(2).Select(e => e.Name.LocalName));
        Assert.All(svg.Elements().Take(2), e => Assert.NotEqual("", e.Value));
        Assert.All(svg.DescendantsAndSelf(), e => Assert.Contains(e.Name.LocalName, (string[])["svg", "title", "desc", "style", "g", "rect", "path", "circle", "text"]));
        Assert.DoesNotMatch("(?i)(url\\(|@import|@font-face|https?:)", svg.Element(Space + "style")!.Value);
        foreach (var attribute in svg.DescendantsAndSelf().Attributes().Where(a => !a.IsNamespaceDeclaration))
        {
            Assert.Contains(attribute.Name.LocalName, (string[])["class", "width", "height", "viewBox", "role", "x", "y", "cx", "cy", "r", "d", "fill", "fill-opacity", "font-size", "stroke-dasharray", "transform", "textLength", "lengthAdjust"]);
            Assert.DoesNotMatch("NaN|Infinity|∞|E[+-]", attribute.Value);
        }
    }

    [Property]
    public void Whatever_has_a_place_is_drawn_between_the_axes(Plot plot)
    {
        var (frame, svg) = (Sheet.Of(plot).Frame, Drawn(plot));
        Assert.All(svg.Elements(Space + "g").Single(g => g.Attribute("class")!.Value == "marks").Descendants().Where(e => e.Name.LocalName is not "text").SelectMany(Spots), spot =>
        {
            Assert.InRange(spot.X, frame.X.From - 0.1, frame.X.To + 0.1);
            Assert.InRange(spot.Y, Math.Min(frame.Y.From, frame.Y.To) - 0.1, Math.Max(frame.Y.From, frame.Y.To) + 0.1);
        });
        Assert.InRange(frame.X.From, 0, frame.X.To);
        Assert.InRange(frame.X.To, frame.X.From, Number(svg, "width"));
        Assert.InRange(Math.Max(frame.Y.From, frame.Y.To), 0, Number(svg, "height"));
    }

    [Property]
    public void Every_point_that_has_a_place_is_drawn_and_the_others_are_told(Plot plot)
    {
        var (sheet, svg) = (Sheet.Of(plot), Drawn(plot));
        var marks = svg.Elements(Space + "g").Single(g => g.Attribute("class")!.Value == "marks");
        bool IsPlaced(double x, double y) => sheet.Frame.At(x, y).IsPlaced;
        Assert.Equal(plot.Marks.OfType<Scatter>().Sum(mark => mark.Xs.Zip(mark.Ys, IsPlaced).Count(placed => placed)), Classed(marks, "point").Count());
        Assert.Equal(plot.Marks.OfType<Series>().Count(mark => !mark.Xs.Zip(mark.Ys, IsPlaced).All(placed => placed)),
            plot.Marks.OfType<Series>().Count(mark => mark.Tell(sheet.Frame.X.Scale, sheet.Frame.Y.Scale).Contains("left out", StringComparison.Ordinal)));
    }

    [Property]
    public void A_matrix_has_a_cell_for_each_number_and_a_small_heat_map_tells_each(Plot plot)
    {
        var svg = Drawn(plot);
        Assert.Equal(plot.Marks.OfType<Matrix>().Sum(matrix => matrix.Values.Count), Classed(svg, "cell").Count());
        Assert.InRange(svg.Descendants(Space + "rect").Count(rect => rect.Attribute("class")?.Value == "tip"), 0, plot.Marks.OfType<HeatMap>().Sum(map => map.Field.Values.Count));
        Assert.Equal(49, Classed(Drawn(Plot.Of("", new HeatMap(Field.Of((x, y) => x + y, new(0, 1), new(0, 1), 7, 7)))), "tip").Count());
    }

    [Property]
    public void Each_image_has_an_outline(Plot plot) =>
        Assert.Equal(plot.Marks.OfType<Images>().Sum(images => images.Count), Classed(Drawn(plot with { Marks = [.. plot.Marks.Where(mark => mark is Images)] }), "image").Count());

    [Fact]
    public void Images_stand_row_by_row_with_their_rows_from_the_top()
    {
        var svg = Drawn(Plot.Of("", new Images(1, 2, [0, 1, 1, 0, 1, 1]) { Columns = 2 }));
        var outlines = Classed(svg, "image").Select(Spots).Select(corners => (From: corners.First(), To: corners.Last())).ToArray();
        Assert.True(outlines[0].To.X < outlines[1].From.X && outlines[0].From.Y == outlines[1].From.Y && outlines[2].From.Y > outlines[0].To.Y && outlines[2].From.X == outlines[0].From.X);
        Assert.Equal((3, 2), (new Images(1, 2, [.. new double[24]]).Columns, new Images(2, 1, [.. new double[4]]) { Columns = 2 }.Columns));
        var cells = Classed(svg, "cells").ToArray();
        Assert.Equal([2, 3], cells.Select(look => look.Attribute("d")!.Value.Count(letter => letter is 'M')));
        Assert.Equal(outlines[0].From, Spots(cells[0]).First());
        Assert.All(Classed(svg, "tick"), tick => Assert.True(Number(tick, "x") > outlines[1].To.X, "a number at an axis of images"));
    }

    [Property(MaxTest = 50)]
    public void Equal_plots_have_equal_text_in_every_culture(Plot plot)
    {
        var copy = plot with { Marks = [.. plot.Marks.Select(mark => mark with { })] };
        Assert.Equal(plot, copy);
        Assert.Equal(plot.ToSvg(), copy.ToSvg());
        Assert.Equal(plot.ToSvg(), OddCulture.Within(plot.ToSvg));
    }

    [Property]
    public void Labels_along_the_axis_do_not_meet(Interval interval, bool isLog, PositiveInt width)
    {
        var scale = isLog ? (Scale)new LogScale() : new LinearScale();
        var (domain, room) = (scale.Domain(isLog ? ManyPlots.Decades(interval) : interval), 100.0 + (width.Get % 1000));
        var labels = AcrossAxis.Ticks(scale, domain, room).Where(tick => !tick.IsMinor).Select(tick => (Middle: domain.Fraction(tick.Measure) * room, Half: Letters.Width(tick.Label) / 2)).ToArray();
        Assert.True(labels.Length <= 2 || labels.Zip(labels.Skip(1), (one, next) => one.Middle + one.Half < next.Middle - next.Half).All(apart => apart));
    }

    [Fact]
    public void The_gallery_shows_every_mark() =>
        Assert.Equal(typeof(Mark).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(Mark)) && !t.IsAbstract).Select(t => t.Name).Order(StringComparer.Ordinal),
            Gallery.Plots.SelectMany(plot => plot.Marks).Select(mark => mark.GetType().Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_legend_names_two_series_or_more_above_the_axes()
    {
        Assert.Empty(Classed(Drawn(Plot.Of("", new Line("only", [1, 2]))), "entry"));
        var plot = Plot.Of("", new Line("a", [1, 2]), new Band("a", [1, 2], [0, 1], [2, 3]), new Line("b", [2, 1]), new Line("", [3, 3]));
        var entries = Classed(Drawn(plot), "entry").ToArray();
        Assert.Equal(["a", "b"], entries.Select(entry => entry.Element(Space + "text")!.Value));
        Assert.Equal([2, 1], entries.Select(entry => entry.Element(Space + "g")!.Elements().Count()));
        Assert.All(entries, entry => Assert.True(Number(entry.Element(Space + "text")!, "y") < Sheet.Of(plot).Frame.Y.To));
        Assert.Contains("and 76 more", Drawn(Plot.Of("").With(Enumerable.Range(0, 100).Select(k => new Line($"{k}", [k])))).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_divides_a_line_and_the_description_tells_it()
    {
        var svg = Drawn(Plot.Of("", new Line("loss", [1, 2, double.NaN, 3, 4, double.PositiveInfinity, 5])).LabelX("epoch"));
        Assert.Equal(3, Classed(svg, "line").Single().Attribute("d")!.Value.Count(c => c == 'M'));
        Assert.Contains("line loss: 5 points, x 1 to 7, y 1 to 5; 2 of 7 are left out, for x must be finite and y finite.", svg.Element(Space + "desc")!.Value, StringComparison.Ordinal);
        Assert.StartsWith("epoch, y", svg.Element(Space + "desc")!.Value, StringComparison.Ordinal);
        Assert.Contains("2 of 3 are left out, for x must be finite and y finite and above zero", Drawn(Plot.Of("", new Line("", [0, 1, -1])).LogY()).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_points_are_drawn_as_far_as_they_can_be_seen()
    {
        ValueList<double> numbers = [.. Enumerable.Range(0, 1_000_000).Select(i => Math.Sin(i * 0.7) * (i % 1000))];
        Assert.InRange(Plot.Of("", new Line("", numbers)).ToSvg().Length, 5_000, 60_000);
        Assert.InRange(Plot.Of("", new Scatter("", numbers, numbers)).ToSvg().Length, 5_000, 3_000_000);
    }

    [Fact]
    public void Epochs_are_whole_numbers_and_heights_need_not_be()
    {
        var sheet = Sheet.Of(Plot.Of("", new Line("", [0.5, 0.7, 0.6])));
        Assert.Equal(["1", "2", "3"], sheet.Across.Select(tick => tick.Label));
        Assert.Equal(["0.50", "0.55", "0.60", "0.65", "0.70"], sheet.Up.Select(tick => tick.Label));
    }

    [Fact]
    public void Axes_go_as_far_as_they_are_told_and_bars_stand_on_zero()
    {
        Assert.Equal(new Interval(0, 1), Sheet.Of(Plot.Of("", new Line("", [0.4, 0.6])).CoverY(0, 1)).Frame.Y.Domain);
        Assert.Equal(0, Sheet.Of(Plot.Of("", new Bars("", ["a", "b"], [3, 5]))).Frame.Y.Domain.Low);
        Assert.InRange(Sheet.Of(Plot.Of("", new Bars("", ["a", "b"], [3, -5]))).Frame.Y.Domain.Low, -5.5, -5.1);
    }

    [Fact]
    public void Numbers_are_written_in_cells_only_where_they_fit()
    {
        static Plot Square(int n) => Plot.Of("", new Matrix([.. Enumerable.Range(0, n).Select(i => $"{i}")], [.. Enumerable.Range(0, n).Select(i => $"{i}")], [.. Enumerable.Repeat(12345.0, n * n)]));
        Assert.Equal(9, Classed(Drawn(Square(3)), "number").Count());
        Assert.Empty(Classed(Drawn(Square(40)), "number"));
    }

    [Fact]
    public void Lists_that_do_not_belong_together_are_told() =>
        Assert.All((Func<Mark>[])[
            () => new Line("", [1, 2], [1]), () => new Scatter("", [], [1]), () => new Band("", [1], [1], [1, 2]), () => new Bars("", ["a"], []),
            () => new Histogram("", [0, 1], [1, 2]), () => new Matrix(["a"], ["b"], [1, 2]), () => new Contours(new(new(0, 1), new(0, 1), 2, [1, 2, 3]), []),
            () => new Images(2, 2, [1, 2, 3]), () => new Images(0, 2, []), () => new Images(1, 1, [1]) { Columns = 0 }],
            wrong => Assert.Contains("expected", Assert.Throws<ShapeException>(() => wrong()).Message, StringComparison.Ordinal));

    private static XElement Drawn(Plot plot)
    {
        var svg = XDocument.Parse(plot.ToSvg()).Root!;
        Assert.Equal($"0 0 {svg.Attribute("width")!.Value} {svg.Attribute("height")!.Value}", svg.Attribute("viewBox")!.Value);
        return svg;
    }

    private static IEnumerable<XElement> Classed(XElement svg, string role) => svg.Descendants().Where(e => e.Attribute("class")?.Value.Split(' ')[0] == role);

    /// <summary>The places that an element names.</summary>
    private static IEnumerable<(double X, double Y)> Spots(XElement element) => element.Name.LocalName switch
    {
        "rect" => [(Number(element, "x"), Number(element, "y")), (Number(element, "x") + Number(element, "width"), Number(element, "y") + Number(element, "height"))],
        "circle" => [(Number(element, "cx"), Number(element, "cy"))],
        "path" => PathPoint().Matches(element.Attribute("d")!.Value).Select(m => (Number(m.Groups["x"].Value), Number(m.Groups["y"].Value))),
        _ => [],
    };

    private static double Number(XElement element, string name) => Number(element.Attribute(name)!.Value);

    private static double Number(string text) => double.Parse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[ML](?<x>-?\d+(\.\d)?) (?<y>-?\d+(\.\d)?)")]
    private static partial Regex PathPoint();
}
