namespace Functional.Nn.Plots;

/// <summary>A line through points, with a gap where one is left out.</summary>
/// <param name="Name">What it is, for the legend.</param>
/// <param name="Xs">Along the horizontal axis.</param>
/// <param name="Ys">Along the vertical axis, as many.</param>
public sealed record Line(string Name, ValueList<double> Xs, ValueList<double> Ys) : Series(Name, Xs, Ys)
{
    private const int MostTips = 120;
    private const double Reached = 6;

    /// <summary>A line over 1, 2, 3 and so on.</summary>
    public Line(string name, ValueList<double> ys) : this(name, Pairs.Counted(ys), ys) { }

    internal override string Kind => "line";

    internal override Sides Flush => Sides.Left | Sides.Right;

    internal override Markup Draw(Frame frame) =>
        Markup.Of($"<path class=\"line {frame.Ink(Name).Class}\" stroke-dasharray=\"{frame.Ink(Name).Dash}\" d=\"{Trail.Lines(Spots(frame))}\"/>\n{Tips(frame)}");

    internal override Markup Swatch(Ink ink) => Markup.Of($"<path class=\"line {ink.Class}\" stroke-dasharray=\"{ink.Dash}\" d=\"M-10 0H10\"/>");

    private IEnumerable<Markup> Tips(Frame frame) => Xs.Count > MostTips ? [] : Spots(frame)
        .Select((spot, i) => spot.IsPlaced ? Markup.Of($"<circle class=\"tip\" cx=\"{spot.X}\" cy=\"{spot.Y}\" r=\"{Reached}\"><title>{Tip(i)}</title></circle>\n") : Markup.None);
}
