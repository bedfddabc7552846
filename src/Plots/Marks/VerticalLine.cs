namespace Functional.Nn.Plots;

/// <summary>A line from the bottom to the top at one place, with a word beside it.</summary>
/// <param name="X">The place along the horizontal axis.</param>
/// <param name="Label">The word.</param>
public sealed record VerticalLine(double X, string Label = "") : Mark
{
    private const double Apart = 5;
    private const double Below = 12;

    internal override string Kind => "vertical line";

    internal override bool IsCounted => double.IsInteger(X);

    internal override Extent Reach(Scale x, Scale y) => new(Interval.Of([x.Measure(X)]), Interval.Empty);

    internal override Markup Draw(Frame frame)
    {
        var (x, room) = (frame.X.At(X), frame.X.To - frame.X.At(X));
        var isLeft = room < Letters.Width(Label) + Apart && room < x - frame.X.From;
        return double.IsNaN(x) ? Markup.None : Markup.Join(
        [
            Markup.Of($"<path class=\"rule\" d=\"M{x} {frame.Y.From}V{frame.Y.To}\"/>\n"),
            Letters.Text(isLeft ? "note end" : "note", new(isLeft ? x - Apart : x + Apart, Math.Min(frame.Y.From, frame.Y.To) + Below), Label, frame.X.Length),
        ]);
    }

    internal override string Tell(Scale x, Scale y) => $"vertical line{(Label is "" ? "" : $" {Label}")} at {Digits.Of(X)}";
}
