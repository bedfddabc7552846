namespace Functional.Nn.Plots;

/// <summary>Where a classifier decides for which class, as areas. A <see cref="Scatter"/> of a class's name has its colour.</summary>
/// <param name="Classes">The class of each cell: a position in <paramref name="Labels"/>; cells of others are left blank.</param>
/// <param name="Labels">The names of the classes.</param>
public sealed record Regions(Field Classes, ValueList<string> Labels) : Mark
{
    internal override string Kind => "regions";

    internal override ValueList<string> Names => Labels;

    internal override Sides Flush => Sides.All;

    internal override Extent Reach(Scale x, Scale y) => Mosaic.Reach(Classes, x, y);

    internal override Markup Draw(Frame frame) => Markup.Join(
        Mosaic.Of(Classes.Coarse(Mosaic.Most, Mosaic.Most, cells => cells[cells.Length / 2]), frame, Class)
            .Select(area => Markup.Of($"<path class=\"region {frame.Ink(Labels[area.Look]).Class}\" d=\"{area.Path}\"><title>{Labels[area.Look]}</title></path>\n")));

    internal override Markup Swatch(Ink ink) => Markup.Of($"<rect class=\"region {ink.Class}\" x=\"-10\" y=\"-6\" width=\"20\" height=\"12\"/>");

    internal override string Tell(Scale x, Scale y)
    {
        var shares = Classes.Values.Select(Class).Where(k => k >= 0).CountBy(k => k).OrderBy(share => share.Key);
        return $"regions: {Classes.Rows} by {Classes.Columns} cells; {string.Join(", ", shares.Select(share => $"{Labels[share.Key]} {Digits.Of(Math.Round(100.0 * share.Value / Classes.Values.Count))}%"))}";
    }

    private int Class(double value) => value >= 0 && value < Labels.Count ? (int)value : -1;
}
