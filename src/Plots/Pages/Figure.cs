using System.Xml;
using System.Xml.Linq;

namespace Functional.Nn.Plots;

/// <summary>A picture and what it shows. Figures one after the other stand side by side where there is room.</summary>
/// <param name="Svg">The picture, as by <see cref="Plot.ToSvg"/>; what is no SVG is shown as text.</param>
/// <param name="Caption">What it shows; empty for none.</param>
public sealed record Figure(string Svg, string Caption = "") : Content
{
    /// <summary>The figure of a plot.</summary>
    public Figure(Plot plot, string caption = "") : this(plot.ToSvg(), caption) { }

    internal override Markup Write() => IsSvg(Svg)
        ? Markup.Of($"<figure><div class=\"wide\">{new Markup(Svg)}</div>{(Caption is "" ? Markup.None : Markup.Of($"<figcaption>{Caption}</figcaption>"))}</figure>\n")
        : new Preformatted(Svg).Write();

    private static bool IsSvg(string text)
    {
        try
        {
            return XDocument.Parse(text) is { DocumentType: null, Declaration: null, Root.Name.LocalName: "svg" };
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
