namespace Functional.Nn.Plots;

/// <summary>A line from the left to the right at one height, with a word above it.</summary>
/// <param name="Y">The height along the vertical axis.</param>
/// <param name="Label">The word.</param>
public sealed record HorizontalLine(double Y, string Label = "") : Mark
{
    private const double Apart = 5;
    private const double Above = 5;
    private const double Below = 13;
    private const double Room = 18;

    internal override string Kind => "horizontal line";

    internal override bool IsCounted => true;

    internal override Extent Reach(Scale x, Scale y) => new(Interval.Empty, Interval.Of([y.Measure(Y)]));

    internal override Markup Draw(Frame frame)
    {
        var y = frame.Y.At(Y);
        var isBelow = y - Math.Min(frame.Y.From, frame.Y.To) < Room;
        return double.IsNaN(y) ? Markup.None : Markup.Join(
        [
            Markup.Of($"<path class=\"rule\" d=\"M{frame.X.From} {y}H{frame.X.To}\"/>\n"),
            Letters.Text("note end", new(frame.X.To - Apart, isBelow ? y + Below : y - Above), Label, frame.X.Length),
        ]);
    }

    internal override string Tell(Scale x, Scale y) => $"horizontal line{(Label is "" ? "" : $" {Label}")} at {Digits.Of(Y)}";
}
