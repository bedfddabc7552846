namespace Functional.Nn.Plots;

/// <summary>Names and how they look, in rows above the area, so that nothing is covered; none where there is but one.</summary>
internal static class Legend
{
    private const double Margin = 10;
    private const double Line = 20;
    private const double Swatch = 20;
    private const double Apart = 6;
    private const double Gap = 16;
    private const double Below = 4;
    private const double MostText = 150;
    private const int Most = 24;

    /// <summary>How high it is.</summary>
    public static double Height(ValueList<string> names, double width) => Entries(names, width).Select(entry => ((entry.Row + 1) * Line) + Below).DefaultIfEmpty(0).Max();

    /// <summary>The names of the marks.</summary>
    public static Markup Draw(ValueList<Mark> marks, ValueList<string> names, double top, double width) => Markup.Join(Entries(names, width).Select(entry => Markup.Of($"""
        <g class="entry"><g transform="translate({entry.Left + (Swatch / 2)} {top + (entry.Row * Line) + (Line / 2)})">{(entry.Name is null ? [] : marks.Where(mark => mark.Names.Contains(entry.Name)).Select(mark => mark.Swatch(new(names.IndexOf(entry.Name)))))}</g>{Letters.Text("key", new(entry.Left + Swatch + Apart, top + (entry.Row * Line) + 14), entry.Text, MostText)}</g>

        """)));

    /// <summary>Where each name stands; the last may only tell that there are more.</summary>
    private static IEnumerable<(string? Name, string Text, double Left, int Row)> Entries(ValueList<string> names, double width)
    {
        var all = names.Where(name => name is not "").ToArray();
        var (left, row) = (Margin, 0);
        foreach (var (name, text) in all.Length < 2 ? [] : all.Take(Most).Select(name => ((string?)name, name)).Concat(all.Length > Most ? [(null, $"and {Digits.Of(all.Length - Most)} more")] : []))
        {
            var wide = Swatch + Apart + Math.Min(MostText, Letters.Width(text));
            if (left > Margin && left + wide > width - Margin)
                (left, row) = (Margin, row + 1);
            yield return (name, text, left, row);
            left += wide + Gap;
        }
    }
}
