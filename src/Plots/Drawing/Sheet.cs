using System.Collections.Immutable;

namespace Functional.Nn.Plots;

/// <summary>A plot laid out: what stands above, below and beside the marks takes the room it needs, and the marks have the rest.</summary>
/// <param name="Plot">What is drawn.</param>
/// <param name="Frame">Where the marks are.</param>
/// <param name="Across">The ticks of the horizontal axis.</param>
/// <param name="Up">The ticks of the vertical axis.</param>
/// <param name="Width">The width of all.</param>
/// <param name="Height">The height of all.</param>
internal sealed record Sheet(Plot Plot, Frame Frame, ImmutableArray<Tick> Across, ImmutableArray<Tick> Up, double Width, double Height)
{
    private const double Margin = 10;
    private const double TitleHeight = 24;
    private const double TitleBase = 13;
    private const double LabelHeight = 19;
    private const double LabelBase = 12;
    private const int LeastSize = 160;
    private const int MostSize = 10_000;
    private const double LeastArea = 60;
    private const double AroundArea = 90;
    private const double LineOfNumbers = 34;
    private const double LineOfNames = 14;
    private const double Padding = 0.05;
    private const double AboveArea = 7;

    /// <summary>The layout of a plot.</summary>
    public static Sheet Of(Plot plot)
    {
        var (whole, tall) = (Math.Clamp(plot.Width, LeastSize, MostSize), Math.Clamp(plot.Height, LeastSize, MostSize));
        var names = ValueList.Of<string>([.. plot.Marks.SelectMany(mark => mark.Names).Distinct()]);
        var x = Scale(plot.X, plot.Marks.Select(mark => mark.Across), plot.Marks.Count > 0 && plot.Marks.All(mark => mark.IsCounted));
        var y = Scale(plot.Y, plot.Marks.Select(mark => mark.Down), isWhole: false);
        var reaches = plot.Marks.Select(mark => (Extent: mark.Reach(x, y), mark.Flush)).ToArray();
        var across = Domain(x, plot.X, [.. reaches.Select(reach => (reach.Extent.X, reach.Flush.HasFlag(Sides.Left), reach.Flush.HasFlag(Sides.Right)))]);
        var up = Domain(y, plot.Y, [.. reaches.Select(reach => (reach.Extent.Y, reach.Flush.HasFlag(Sides.Bottom), reach.Flush.HasFlag(Sides.Top)))]);
        var aspect = plot.Marks.Select(mark => mark.Aspect).Prepend(plot.Aspect).Where(a => a.IsSome).Select(a => a.IfNone(1)).Cast<double?>().FirstOrDefault();

        var about = Math.Max(LeastArea, aspect is { } shape ? (whole - AroundArea) * shape : tall - AroundArea);
        var upTicks = y.Ticks(up, Math.Max(2, (int)(about / (y is NamedScale ? LineOfNames : LineOfNumbers))));
        var left = Margin + UpAxis.Width(upTicks, whole);
        var right = Shadings(plot).Select(ColourBar.Width).FirstOrDefault(Margin);
        var acrossTicks = AcrossAxis.Ticks(x, across, Math.Max(LeastArea, whole - left - right));
        right = Math.Max(right, AcrossAxis.Overhang(acrossTicks, x, across, whole - left - right) + (Margin / 2));
        var area = Math.Max(LeastArea, whole - left - right);
        var top = Margin + AboveArea + (plot.Title is "" ? 0 : TitleHeight) + Legend.Height(names, left + area + right) + (plot.Y.Label is "" ? 0 : LabelHeight);
        var bottom = AcrossAxis.Height(acrossTicks, x, across, area) + (plot.X.Label is "" ? 0 : LabelHeight) + (Margin / 2);
        var high = Math.Max(LeastArea, aspect is { } ratio ? area * ratio : tall - top - bottom);
        return new(
            plot,
            new(new(x, across, left, left + area), y is NamedScale ? new(y, up, top, top + high) : new(y, up, top + high, top), names),
            acrossTicks,
            upTicks,
            left + area + right,
            top + high + bottom);
    }

    /// <summary>The picture.</summary>
    public string Written() => Markup.Of($"""
        <svg xmlns="http://www.w3.org/2000/svg" class="plot" width="{Width}" height="{Height}" viewBox="0 0 {Width} {Height}" role="img">
        <title>{(string.IsNullOrWhiteSpace(Plot.Title) ? "plot" : Plot.Title)}</title>
        <desc>{Description()}</desc>
        <style>
        {Style.Text}</style>
        <rect class="page" width="{Width}" height="{Height}"/>
        {Above()}<g class="grid">
        {AcrossAxis.Grid(Across, Frame)}{UpAxis.Grid(Up, Frame)}</g>
        <g class="marks">
        {Plot.Marks.Select(mark => mark.Draw(Frame))}</g>
        {AcrossAxis.Draw(Across, Frame)}{UpAxis.Draw(Up, Frame)}{Letters.Text("label middle", new((Frame.X.From + Frame.X.To) / 2, Height - Margin), Plot.X.Label, Width - (2 * Margin))}{Shadings(Plot).Take(1).Select(shading => ColourBar.Draw(shading, Frame))}</svg>

        """).Text;

    /// <summary>Title, legend and what is measured upwards.</summary>
    private Markup Above()
    {
        var (room, top) = (Width - (2 * Margin), Math.Min(Frame.Y.From, Frame.Y.To));
        return Markup.Join(
        [
            Letters.Text("title", new(Margin, Margin + TitleBase), Plot.Title, room, Letters.TitleSize),
            Legend.Draw(Plot.Marks, Frame.Names, Margin + (Plot.Title is "" ? 0 : TitleHeight), Width),
            Letters.Text("label", new(Margin, top - LabelBase), Plot.Y.Label, room),
        ]);
    }

    private static IEnumerable<Shading> Shadings(Plot plot) => plot.Marks.SelectMany(mark => mark.Shading.ToArray());

    private string Description() => string.Join(". ", new[]
    {
        $"{(Plot.X.Label is "" ? "x" : Plot.X.Label)}{Told(Frame.X)}, {(Plot.Y.Label is "" ? "y" : Plot.Y.Label)}{Told(Frame.Y)}",
    }.Concat(Plot.Marks.Select(mark => mark.Tell(Frame.X.Scale, Frame.Y.Scale)))) + ".";

    private static string Told(Ruler ruler) => ruler.Scale is LogScale ? " on a logarithmic scale" : "";

    private static Scale Scale(Axis axis, IEnumerable<ValueList<string>> names, bool isWhole) =>
        names.FirstOrDefault(list => list.Count > 0) is { Count: > 0 } list ? new NamedScale(list) : axis.Scale(isWhole);

    /// <summary>The measures to draw: as far as all reach and, where what reaches farthest does not touch the side, a little more.</summary>
    private static Interval Domain(Scale scale, Axis axis, ImmutableArray<(Interval Reach, bool Low, bool High)> reaches)
    {
        ImmutableArray<(Interval Reach, bool Low, bool High)> all = [.. reaches, (Interval.Of([scale.Measure(axis.Covers.Low), scale.Measure(axis.Covers.High)]), true, true)];
        var reach = all.Aggregate(Interval.Empty, (sum, one) => sum | one.Reach);
        var domain = scale.Domain(reach);
        return domain != reach ? domain : domain.Padded(
            all.Any(one => one.Low && one.Reach.Low == reach.Low) ? 0 : Padding,
            all.Any(one => one.High && one.Reach.High == reach.High) ? 0 : Padding);
    }
}
