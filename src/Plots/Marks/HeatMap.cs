using LanguageExt;

namespace Functional.Nn.Plots;

/// <summary>A field as colours, with a bar that tells what they mean. Cells whose number has no place are left blank.</summary>
/// <param name="Field">The numbers.</param>
/// <param name="Label">What they are.</param>
/// <param name="IsLogarithmic">Whether equal steps of colour are equal factors.</param>
public sealed record HeatMap(Field Field, string Label = "", bool IsLogarithmic = false) : Mark
{
    private const int Shades = 64;
    private const int MostTips = 1024;

    /// <summary>The colours.</summary>
    public Palette Palette { get; init; } = Palette.Viridis;

    internal override string Kind => "heat map";

    internal override Sides Flush => Sides.All;

    internal override Option<Shading> Shading => Meaning;

    internal override Extent Reach(Scale x, Scale y) => Mosaic.Reach(Field, x, y);

    internal override Markup Draw(Frame frame)
    {
        var (shading, field) = (Meaning, Field.Coarse(Mosaic.Most, Mosaic.Most, cells => cells.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average()));
        return Markup.Join(
        [
            .. Mosaic.Of(field, frame, value => shading.Fraction(value) is var fraction && double.IsNaN(fraction) ? -1 : (int)Math.Clamp(fraction * Shades, 0, Shades - 1)).Select(area =>
                shading.Palette.At((area.Look + 0.5) / Shades) is var colour
                    ? Markup.Of($"<path class=\"cells\" fill=\"{colour.Hex}\" fill-opacity=\"{colour.Opacity}\" d=\"{area.Path}\"/>\n")
                    : Markup.None),
            .. field.Values.Count > MostTips ? [] : Tips(field, frame),
        ]);
    }

    internal override string Tell(Scale x, Scale y) => $"heat map{(Label is "" ? "" : $" of {Label}")}: {Field.Rows} by {Field.Columns} cells, values {Range(Field.Values)}";

    private Shading Meaning => Plots.Shading.Of(Label, Palette, IsLogarithmic ? new LogScale() : new LinearScale(), Field.Values);

    private static IEnumerable<Markup> Tips(Field field, Frame frame) =>
        from row in Enumerable.Range(0, field.Rows)
        from column in Enumerable.Range(0, field.Columns)
        let upper = frame.At(field.EdgeX(column), field.EdgeY(row + 1))
        let lower = frame.At(field.EdgeX(column + 1), field.EdgeY(row))
        where upper.IsPlaced && lower.IsPlaced
        select Markup.Of($"<rect class=\"tip\" x=\"{upper.X}\" y=\"{upper.Y}\" width=\"{lower.X - upper.X}\" height=\"{lower.Y - upper.Y}\"><title>{Digits.Of(field.MiddleX(column))}, {Digits.Of(field.MiddleY(row))}: {Digits.Of(field[row, column])}</title></rect>\n");
}
