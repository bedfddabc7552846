using System.Text;

namespace Functional.Nn.Plots;

/// <summary>Cells of a field as areas: neighbours in a row that look alike are one, and all that look alike are one path.</summary>
internal static class Mosaic
{
    /// <summary>The most columns, and the most rows, that a picture shows.</summary>
    public const int Most = 160;

    private const int Shades = 64;

    /// <summary>The path of all cells of each look; cells without one are left out.</summary>
    /// <param name="field">The cells.</param>
    /// <param name="frame">Where they are drawn.</param>
    /// <param name="look">How a number looks; negative for not at all.</param>
    public static IEnumerable<(int Look, string Path)> Of(Field field, Frame frame, Func<double, int> look)
    {
        var paths = new SortedDictionary<int, StringBuilder>();
        for (var row = 0; row < field.Rows; row++)
            for (int first = 0, next; first < field.Columns; first = next)
            {
                var one = look(field[row, first]);
                for (next = first + 1; next < field.Columns && look(field[row, next]) == one; next++) { }
                var (from, to) = (frame.At(field.EdgeX(first), field.EdgeY(row)), frame.At(field.EdgeX(next), field.EdgeY(row + 1)));
                if (one < 0 || !from.IsPlaced || !to.IsPlaced)
                    continue;
                if (!paths.TryGetValue(one, out var path))
                    paths.Add(one, path = new());
                path.Append($"M{from}H{Xml.Number(to.X)}V{Xml.Number(to.Y)}H{Xml.Number(from.X)}Z");
            }

        return paths.Select(path => (path.Key, $"{path.Value}"));
    }

    /// <summary>The colours of fields, which do not lie over each other; those with too many cells are drawn as the means of several.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="frame">Where they are drawn.</param>
    /// <param name="shading">What colours mean; cells whose number has no place are left blank.</param>
    public static IEnumerable<Markup> Painted(IEnumerable<Field> fields, Frame frame, Shading shading) =>
        from area in fields.SelectMany(field => Of(field.Coarse(Most, Most, cells => cells.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average()), frame, value => Shade(shading.Fraction(value))))
        group area.Path by area.Look into alike
        orderby alike.Key
        let colour = shading.Palette.At((alike.Key + 0.5) / Shades)
        select Markup.Of($"<path class=\"cells\" fill=\"{colour.Hex}\" fill-opacity=\"{colour.Opacity}\" d=\"{string.Concat(alike)}\"/>\n");

    private static int Shade(double fraction) => double.IsNaN(fraction) ? -1 : (int)Math.Clamp(fraction * Shades, 0, Shades - 1);

    /// <summary>How far the edges of a field reach.</summary>
    public static Extent Reach(Field field, Scale x, Scale y) =>
        Extent.Of(x, y, from column in Enumerable.Range(0, field.Columns + 1) from row in (int[])[0, field.Rows] select (field.EdgeX(column), field.EdgeY(row)))
        | Extent.Of(x, y, from row in Enumerable.Range(0, field.Rows + 1) from column in (int[])[0, field.Columns] select (field.EdgeX(column), field.EdgeY(row)));
}
