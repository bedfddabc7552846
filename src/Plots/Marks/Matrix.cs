using LanguageExt;

namespace Functional.Nn.Plots;

/// <summary>A number for each pair of two lists of things, as a table of colours with the numbers in it where they fit, such as a confusion matrix.</summary>
/// <param name="Rows">The names of the rows, from the top down.</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Values">Row by row.</param>
/// <param name="Label">What the numbers are.</param>
public sealed record Matrix(ValueList<string> Rows, ValueList<string> Columns, ValueList<double> Values, string Label = "") : Mark
{
    private const double Half = 0.5;
    private const double MostText = 13;
    private const double LeastText = 7;
    private const double Inset = 0.75;
    private const double Flattest = 0.3;
    private const double Steepest = 1.3;

    /// <summary>Row by row.</summary>
    public ValueList<double> Values { get; init; } = Values.Count == (long)Rows.Count * Columns.Count ? Values
        : throw new ShapeException(new ShapeError("matrix of a plot") { Expected = $"{Rows.Count} by {Columns.Count} numbers", Found = $"{Values.Count}" });

    /// <summary>The colours.</summary>
    public Palette Palette { get; init; } = Palette.Tint;

    internal override string Kind => "matrix";

    internal override Sides Flush => Sides.All;

    internal override ValueList<string> Across => Columns;

    internal override ValueList<string> Down => Rows;

    internal override Option<double> Aspect => Math.Clamp((double)Math.Max(1, Rows.Count) / Math.Max(1, Columns.Count), Flattest, Steepest);

    internal override Option<Shading> Shading => Meaning;

    internal override Extent Reach(Scale x, Scale y) => new(new(-Half, Columns.Count - Half), new(-Half, Rows.Count - Half));

    internal override Markup Draw(Frame frame) => Values.Count == 0 ? Markup.None : Cells(frame);

    internal override string Tell(Scale x, Scale y) => $"matrix{(Label is "" ? "" : $" of {Label}")}: {Rows.Count} by {Columns.Count}, values {Range(Values)}";

    /// <summary>From nothing, if no number is below it.</summary>
    private Shading Meaning => Plots.Shading.Of(Label, Palette, new LinearScale(), Palette.IsCentred ? Values : Values.Append(0));

    private Markup Cells(Frame frame)
    {
        var (shading, texts) = (Meaning, Values.Select(Digits.Of).ToArray());
        var (width, height) = (frame.X.At(1) - frame.X.At(0), frame.Y.At(1) - frame.Y.At(0));
        var size = Math.Min(MostText, Math.Min(0.6 * height, 0.84 * width / texts.Max(text => Letters.Width(text, 1))));
        return Markup.Of($"<g font-size=\"{Math.Max(size, 1)}\">\n{Values.Select((value, i) => Cell(shading, value, i, texts[i], size, frame.At(i % Columns.Count, i / Columns.Count), width, height))}</g>\n");
    }

    private Markup Cell(Shading shading, double value, int i, string text, double size, Spot middle, double width, double height)
    {
        var colour = double.IsNaN(shading.Fraction(value)) ? new Colour(0, 0, 0, 0) : shading.At(value);
        var (row, column, inset) = (Rows[i / Columns.Count], Columns[i % Columns.Count], Math.Min(Inset, Math.Min(width, height) / 8));
        var number = size < LeastText ? Markup.None
            : Markup.Of($"<text class=\"number {(value == 0 ? "zero" : colour.Over)}\" x=\"{middle.X}\" y=\"{middle.Y + (0.35 * size)}\">{(double.IsNaN(value) ? "–" : text)}</text>");
        return Markup.Of($"""
            <g><title>{row}, {column}: {text}</title><rect class="cell" x="{middle.X - (width / 2) + inset}" y="{middle.Y - (height / 2) + inset}" width="{width - (2 * inset)}" height="{height - (2 * inset)}" fill="{colour.Hex}" fill-opacity="{colour.Opacity}"/>{number}</g>

            """);
    }
}
