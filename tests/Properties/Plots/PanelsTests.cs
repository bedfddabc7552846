using System.Globalization;
using System.Xml.Linq;
using Functional.Nn.Plots;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

[Properties(MaxTest = 50, Arbitrary = [typeof(ManyPlots)])]
public sealed class PanelsTests
{
    private static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    private const double Rounding = 0.2;

    [Property]
    public static void Panels_stand_side_by_side_within_the_picture(Plot[] plots, int columns)
    {
        var svg = XDocument.Parse(new Panels([.. plots], columns).ToSvg()).Root!;
        var panels = svg.Elements(Space + "g").Select(Place).ToArray();
        Assert.Equal(plots.Length, panels.Length);
        Assert.All(panels, panel => Assert.True(panel.Left >= 0 && panel.Top >= 0 && panel.Right <= Number(svg, "width") + Rounding && panel.Bottom <= Number(svg, "height") + Rounding));
        for (var i = 0; i < panels.Length; i++)
            for (var j = 0; j < i; j++)
                Assert.True(panels[i].Left >= panels[j].Right - Rounding || panels[j].Left >= panels[i].Right - Rounding || panels[i].Top >= panels[j].Bottom - Rounding || panels[j].Top >= panels[i].Bottom - Rounding);
        Assert.True(panels.Select(panel => panel.Left).Distinct().Count() <= Math.Max(1, columns));
    }

    private static (double Left, double Top, double Right, double Bottom) Place(XElement panel)
    {
        var at = panel.Attribute("transform")!.Value["translate(".Length..^1].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var plot = panel.Element(Space + "svg")!;
        return (at[0], at[1], at[0] + Number(plot, "width"), at[1] + Number(plot, "height"));
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
