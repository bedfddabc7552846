using LanguageExt;

namespace Functional.Nn.Plots;

/// <summary>A field as colours, with a bar that tells what they mean. Cells whose number has no place are left blank.</summary>
/// <param name="Field">The numbers.</param>
/// <param name="Label">What they are.</param>
/// <param name="IsLogarithmic">Whether equal steps of colour are equal factors.</param>
public sealed record HeatMap(Field Field, string Label = "", bool IsLogarithmic = false) : Mark
{
    private const int MostTips = 1024;

    /// <summary>The colours.</summary>
    public Palette Palette { get; init; } = Palette.Viridis;

    internal override string Kind => "heat map";

    internal override Sides Flush => Sides.All;

    internal override Option<Shading> Shading => Meaning;

    internal override Extent Reach(Scale x, Scale y) => Mosaic.Reach(Field, x, y);

    internal override Markup Draw(Frame frame) => Markup.Join([.. Mosaic.Painted([Field], frame, Meaning), .. Field.Values.Count > MostTips ? [] : Tips(Field, frame)]);

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
