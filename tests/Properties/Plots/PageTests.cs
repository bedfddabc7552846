using System.Xml.Linq;
using Functional.Nn.Plots;
using Functional.Nn.Properties.Adapter;
using LanguageExt;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

[Properties(MaxTest = 60, Arbitrary = [typeof(ManyPlots)])]
public sealed class PageTests
{
    private static Page Album => Page.Of("Album", new Facts([("examples", "1,797"), ("accuracy", "97.2%")]), new Heading("Pictures"))
        .With(Gallery.Plots.Select(plot => new Figure(plot, $"The plot {plot.Title}.")))
        .With([
            new Figure(Graph.Of(Sin(Input("x", [2, 3]))).Svg(), "A graph."),
            new Heading("Words"),
            new Paragraph(string.Join(' ', Enumerable.Repeat("word", 100)) + new string('w', 300)),
            new Table([.. Enumerable.Range(0, 20).Select(i => $"heading {i}")], [[.. Enumerable.Range(0, 20).Select(i => $"{i * 1000}")]]),
            new Preformatted(string.Join(" >> ", Enumerable.Repeat("dense 64", 30)) + "\n"),
        ]);

    [Property]
    public void Any_page_is_well_formed_and_fetches_and_runs_nothing(Page page) => Closed(page);

    [Property]
    public void Every_text_is_in_the_page_as_it_was(Page page)
    {
        var html = XDocument.Parse(page.ToHtml(), LoadOptions.PreserveWhitespace).Root!;
        var texts = page.Contents.Select(content => content switch { Heading heading => heading.Text, Paragraph paragraph => paragraph.Text, Preformatted preformatted => preformatted.Text, _ => null });
        Assert.Equal(texts.OfType<string>().Select(Plain), html.Descendants("section").Elements().Where(e => e.Name.LocalName is "h2" or "p" or "pre").Select(e => Plain(e.Value)));
        Assert.Equal(Plain(page.Title), Plain(html.Descendants("h1").Single().Value));
        Assert.Equal(page.Contents.OfType<Table>().Count(), html.Descendants("table").Count());
    }

    [Fact]
    public void Contents_are_in_sections_and_figures_side_by_side()
    {
        var figure = new Figure(Plot.Of(""), "caption");
        var main = XDocument.Parse(Page.Of("t", new Paragraph("before"), new Heading("one"), figure, figure, new Paragraph("between"), figure, new Heading("two")).ToHtml()).Descendants("main").Single();
        Assert.Equal(["h1", "section", "section", "section"], main.Elements().Select(e => e.Name.LocalName));
        Assert.Equal(["h2", "div", "p", "div"], main.Elements("section").ElementAt(1).Elements().Select(e => e.Name.LocalName));
        Assert.Equal([2, 1], main.Descendants("div").Where(div => div.Attribute("class")!.Value == "figures").Select(div => div.Elements("figure").Count()));
    }

    [Fact]
    public void Columns_of_numbers_are_aligned_to_the_right()
    {
        var page = Page.Of("t", new Table(["class", "recall", "time", "mixed"], [["a", "0.5", "3 s", "1"], ["b", "–", "−1.5×10⁻⁶ ms", "one"], ["1c", "97.2%", "1,000", "2"]]));
        Assert.Equal([false, true, true, false], XDocument.Parse(page.ToHtml()).Descendants("th").Select(th => th.Attribute("class") is not null));
    }

    [Theory]
    [InlineData("<svg onload='x'")]
    [InlineData("<p>no</p>")]
    [InlineData("")]
    public void What_is_no_picture_is_shown_as_text(string text) =>
        Assert.Equal(text, XDocument.Parse(Page.Of("t", new Figure(text)).ToHtml()).Descendants("pre").Single().Value);

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public void A_page_with_every_picture_fits_the_screen_of_a_browser_and_what_can_be_known_without_one_holds_in_any_case(int width)
    {
        Closed(Album);
        Assert.Equal(Gallery.Plots.Count + 1, XDocument.Parse(Album.ToHtml()).Descendants().Count(e => e.Name.LocalName is "svg"));
        Browser.Look(Album.ToHtml(), width).IfSome(sight =>
        {
            Assert.Equal(width, sight.Width);
            Assert.InRange(sight.ScrollWidth, 0, width);
            Assert.Equal(0, sight.Fetched);
            Assert.Equal(Gallery.Plots.Count + 1, sight.Pictures.Length);
            Assert.All(sight.Pictures, picture =>
            {
                Assert.True(picture.Content > 0, picture.Title);
                Assert.InRange(picture.Box.Left, 0, width - 100);
                Assert.InRange(picture.Box.Right, 100, width);
                Assert.InRange(picture.Box.Bottom - picture.Box.Top, 20, sight.Height);
                Assert.Equal([], picture.Texts.Where(text => !text.Box.IsWithin(picture.Box, 1)).Select(text => $"{picture.Title}: {text.Text}"));
            });
            Assert.Equal([], sight.Pictures.SkipLast(1).SelectMany(picture => picture.Overlaps.Select(pair => $"{picture.Title}: {pair}")));
        });
    }

    private static void Closed(Page page)
    {
        var html = XDocument.Parse(page.ToHtml());
        Assert.DoesNotContain(html.Descendants(), e => e.Name.LocalName is "script" or "link" or "img" or "iframe" or "object" or "embed" or "a" or "base" or "use" or "image" or "foreignObject" or "form");
        Assert.DoesNotContain(html.Descendants().Attributes(), a => a.Name.LocalName is "href" or "src" or "srcset" or "action" or "style" || a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(html.Descendants().Attributes(), a => !a.IsNamespaceDeclaration && a.Value.Contains("://", StringComparison.Ordinal) && a.Name.LocalName is not "lang");
        Assert.All(html.Descendants().Where(e => e.Name.LocalName is "style"), style => Assert.DoesNotMatch("(?i)(url\\((?!#)|@import|@font-face|https?:)", style.Value));
        Assert.StartsWith("default-src 'none'", html.Descendants("meta").Single(m => m.Attribute("http-equiv") is not null).Attribute("content")!.Value, StringComparison.Ordinal);
        Assert.All(html.Descendants().Where(e => e.Name.LocalName is "svg"), svg => Assert.All(svg.Attribute("viewBox")!.Value.Split(' ').Skip(2), side => Assert.True(double.Parse(side, System.Globalization.CultureInfo.InvariantCulture) > 0)));
    }

    /// <summary>Without what XML does not carry.</summary>
    private static string Plain(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value switch { < ' ' or 0xfffe or 0xffff or 0xfffd => "", _ => $"{rune}" }));
}
