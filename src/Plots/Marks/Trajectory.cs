namespace Functional.Nn.Plots;

/// <summary>A way through points, such as that of an optimiser: an open circle where it starts, a full one where it ends.</summary>
/// <param name="Name">What it is, for the legend.</param>
/// <param name="Xs">Along the horizontal axis.</param>
/// <param name="Ys">Along the vertical axis, as many.</param>
public sealed record Trajectory(string Name, ValueList<double> Xs, ValueList<double> Ys) : Series(Name, Xs, Ys)
{
    private const int MostSteps = 120;
    private const double StepRadius = 1.8;
    private const double EndRadius = 4.5;

    internal override string Kind => "path";

    internal override Markup Draw(Frame frame)
    {
        var (ink, way) = (frame.Ink(Name), Trail.Lines(Spots(frame)));
        var spots = Spots(frame).Select((spot, i) => (Spot: spot, Index: i)).Where(at => at.Spot.IsPlaced).ToArray();
        Markup Circle(string role, (Spot Spot, int Index) at, double radius, string what) =>
            Markup.Of($"<circle class=\"{role} {ink.Class}\" cx=\"{at.Spot.X}\" cy=\"{at.Spot.Y}\" r=\"{radius}\"><title>{what}{Tip(at.Index)}</title></circle>\n");
        return Markup.Join(
        [
            Markup.Of($"<path class=\"halo\" d=\"{way}\"/>\n<path class=\"way {ink.Class}\" d=\"{way}\"/>\n"),
            .. spots.Length > MostSteps ? [] : spots.Select(at => Circle("step", at, StepRadius, "")),
            .. spots.Take(1).Select(at => Circle("from", at, EndRadius, "start of ")),
            .. spots.TakeLast(1).Select(at => Circle("to", at, EndRadius, "end of ")),
        ]);
    }

    internal override Markup Swatch(Ink ink) => Markup.Of($"<path class=\"way {ink.Class}\" d=\"M-10 0H6\"/><circle class=\"to {ink.Class}\" cx=\"7\" cy=\"0\" r=\"3.5\"/>");
}
