namespace Functional.Nn.Plots;

/// <summary>Lines along which a field has a value.</summary>
/// <param name="Field">The numbers.</param>
/// <param name="Levels">The values.</param>
public sealed record Contours(Field Field, ValueList<double> Levels) : Mark
{
    private const int Lines = 12;

    /// <summary>Lines at levels with equal areas between them, so that they are spread evenly whatever the field is like.</summary>
    /// <param name="field">The numbers.</param>
    /// <param name="count">The number of lines.</param>
    public static Contours Of(Field field, int count = Lines)
    {
        var values = field.Values.Where(double.IsFinite).Order().ToArray();
        return new(field, values is [] ? [] : [.. Enumerable.Range(1, count).Select(i => values[(int)((long)i * (values.Length - 1) / (count + 1))]).Distinct()]);
    }

    internal override string Kind => "contours";

    internal override Sides Flush => Sides.All;

    internal override Extent Reach(Scale x, Scale y) => Mosaic.Reach(Field, x, y);

    internal override Markup Draw(Frame frame) => Markup.Join(Levels.Select(level => (Level: level, Path: Path(frame, level))).Where(line => line.Path is not "").Select(line =>
        Markup.Of($"<path class=\"contour\" d=\"{line.Path}\"><title>{Digits.Of(line.Level)}</title></path>\n")));

    internal override string Tell(Scale x, Scale y) => $"contours: {Digits.Of(Levels.Count)} levels, {Range(Levels)}";

    private string Path(Frame frame, double level) => string.Concat(Isolines.Of(Field, level)
        .Select(part => (From: frame.At(part.From.X, part.From.Y), To: frame.At(part.To.X, part.To.Y)))
        .Where(part => frame.Contains(part.From) && frame.Contains(part.To))
        .Select(part => $"M{part.From}L{part.To}"));
}
