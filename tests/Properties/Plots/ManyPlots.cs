using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Plots;
using Interval = Functional.Nn.Plots.Interval;

namespace Functional.Nn.Properties;

/// <summary>Plots of any marks, with any numbers and texts; and pages of any contents.</summary>
public static class ManyPlots
{
    private static readonly string[] Hostile =
    [
        "", "loss", "a\"b'", "<script>alert(1)</script>", "]]>&amp;--><!--", "\ud800\t\r\n\0\uffff\u001b\u0085", "größe 名前 👨‍👩‍👧 متن ﷽",
        "a name of many letters that no room could ever hold as it is, however wide the picture may be made by whoever draws it", "https://example.com/a.js", "{0}", "NaN", "${x}",
    ];

    public static Arbitrary<Plot> Plots() => Arb.From(AnyPlot, Smaller);

    public static Arbitrary<Page> Pages() => Arb.From(
        from title in Text
        from contents in Gen.ListOf(AnyContent)
        from language in Gen.Elements("en", "de", "x\"y")
        select new Page(title, [.. contents], language));

    /// <summary>Intervals of every size and place, none of them empty.</summary>
    public static Arbitrary<Interval> Intervals() => Arb.From(Gen.Zip(Finite, Finite).Select(ends => Interval.Of([ends.Item1, ends.Item2])));

    /// <summary>Measures of a logarithmic scale.</summary>
    public static Interval Decades(Interval interval) => new(interval.Low % 300, (interval.Low % 300) + Math.Abs(interval.High % 30));

    public static Gen<double> Finite => Gen.OneOf(
        Gen.Choose(-20, 20).Select(n => (double)n),
        Gen.Choose(-100, 100).Select(n => n * 0.01),
        Gen.Choose(0, 1000).Select(n => 1e6 + (n * 1e-4)),
        Gen.Choose(-300, 300).Select(n => Math.Pow(10, n)),
        Gen.Elements(0.0, -0.0, double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon, 1e-300),
        ArbMap.Default.GeneratorFor<NormalFloat>().Select(x => x.Get));

    private static Gen<double> Number => Gen.Frequency((12, Finite), (1, Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity)));

    private static Gen<string> Text => Gen.OneOf(Gen.Elements(Hostile), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get));

    private static Gen<ValueList<double>> Numbers(int count) => Gen.OneOf(
        Gen.ArrayOf(Number, count),
        Number.Select(x => Enumerable.Repeat(x, count).ToArray()),
        Gen.Choose(0, 10).Select(first => Enumerable.Range(first, count).Select(i => (double)i).ToArray())).Select(numbers => ValueList.Of<double>(numbers));

    private static Gen<ValueList<string>> Texts(int count) => Gen.ArrayOf(Text, count).Select(texts => ValueList.Of<string>(texts));

    private static Gen<Field> AnyField =>
        from columns in Gen.Choose(1, 6)
        from rows in Gen.Choose(0, 6)
        from values in Numbers(columns * rows)
        from x in Intervals().Generator
        from y in Intervals().Generator
        select new Field(x, y, columns, values);

    private static Gen<Palette> AnyPalette => Gen.Elements(Palette.Viridis, Palette.BlueRed, Palette.Tint);

    private static Gen<Mark> AnyMark =>
        from kind in Gen.Choose(0, 11)
        from count in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Constant(1)), (4, Gen.Choose(2, 30)))
        from name in Text
        from mark in Of(kind, name, count)
        select mark;

    private static Gen<Mark> Of(int kind, string name, int count) => kind switch
    {
        0 => Gen.Zip(Numbers(count), Numbers(count)).Select(at => (Mark)new Line(name, at.Item1, at.Item2)),
        1 => Gen.Zip(Numbers(count), Numbers(count)).Select(at => (Mark)new Scatter(name, at.Item1, at.Item2)),
        2 => Gen.Zip(Numbers(count), Numbers(count)).Select(at => (Mark)new Trajectory(name, at.Item1, at.Item2)),
        3 => from xs in Numbers(count) from lows in Numbers(count) from highs in Numbers(count) select (Mark)new Band(name, xs, lows, highs),
        4 => Gen.Zip(Numbers(count), Gen.Choose(0, 20)).Select(at => (Mark)Histogram.Of(name, at.Item1, at.Item2)),
        5 => Gen.Zip(Texts(count), Numbers(count)).Select(at => (Mark)new Bars(name, at.Item1, at.Item2)),
        6 => from field in AnyField from palette in AnyPalette from isLog in Gen.Elements(true, false) select (Mark)new HeatMap(field, name, isLog) { Palette = palette },
        7 => Gen.Zip(AnyField, Gen.Choose(0, 5)).Select(at => (Mark)Contours.Of(at.Item1, at.Item2)),
        8 => Gen.Zip(AnyField, Texts(3)).Select(at => (Mark)new Regions(at.Item1, at.Item2)),
        9 => from rows in Gen.Choose(0, 5)
             from columns in Gen.Choose(0, 5)
             from names in Gen.Zip(Texts(rows), Texts(columns))
             from values in Numbers(rows * columns)
             from palette in AnyPalette
             select (Mark)new Matrix(names.Item1, names.Item2, values, name) { Palette = palette },
        10 => from height in Gen.Choose(1, 4)
              from width in Gen.Choose(1, 4)
              from columns in Gen.Choose(1, 4)
              from images in Gen.Choose(0, 6)
              from values in Numbers(images * height * width)
              from palette in AnyPalette
              select (Mark)new Images(height, width, values, name) { Palette = palette, Columns = columns },
        _ => Gen.Zip(Number, Gen.Elements(true, false)).Select(at => at.Item2 ? (Mark)new VerticalLine(at.Item1, name) : new HorizontalLine(at.Item1, name)),
    };

    private static Gen<Plot> AnyPlot =>
        from title in Text
        from marks in Gen.Choose(0, 5).SelectMany(n => Gen.ListOf(AnyMark, n))
        from labels in Gen.Zip(Text, Text)
        from isLog in Gen.Zip(Gen.Elements(true, false), Gen.Elements(true, false))
        from covers in Gen.Zip(Number, Number)
        from covered in Gen.Elements(true, false)
        from size in Gen.Zip(Gen.Elements(-1, 1, 300, 480, 1200), Gen.Elements(0, 90, 310, 900))
        from isSquare in Gen.Elements(true, false)
        let labelled = new Plot(title, [.. marks]) { Width = size.Item1, Height = size.Item2 }.LabelX(labels.Item1).LabelY(labels.Item2)
        let across = isLog.Item1 ? labelled.LogX() : labelled
        let both = isLog.Item2 ? across.LogY() : across
        let shaped = isSquare ? both.Square() : both
        select covered ? shaped.CoverX(covers.Item1, covers.Item2).CoverY(covers.Item2, covers.Item1) : shaped;

    private static Gen<Content> AnyContent => Gen.OneOf(
        Text.Select(text => (Content)new Heading(text)),
        Text.Select(text => (Content)new Paragraph(text)),
        Text.Select(text => (Content)new Preformatted(text)),
        Gen.Zip(Text, Text).Select(texts => (Content)new Figure(texts.Item1, texts.Item2)),
        Gen.Zip(AnyPlot, Text).Select(at => (Content)new Figure(at.Item1, at.Item2)),
        Gen.Zip(Text, Text).Select(entry => (Content)new Facts([entry, entry])),
        from headings in Texts(3) from row in Texts(3) from shorter in Texts(2) select (Content)new Tabulated(new(headings, [row, shorter])));

    private static IEnumerable<Plot> Smaller(Plot plot) =>
        Enumerable.Range(0, plot.Marks.Count).Select(i => plot with { Marks = [.. plot.Marks.Where((_, k) => k != i)] });
}
