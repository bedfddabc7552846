using LanguageExt;

namespace Functional.Nn.Plots;

/// <summary>Images of one size side by side, row by row, with a bar that tells what their colours mean and no axes: what a network is given, its filters, what they see. Pixels whose number has no place are left
/// blank.</summary>
/// <param name="Height">How many rows of pixels an image has.</param>
/// <param name="Width">How many columns.</param>
/// <param name="Pixels">Image after image, each row by row from the top.</param>
/// <param name="Label">What the numbers are.</param>
public sealed record Images(int Height, int Width, ValueList<double> Pixels, string Label = "") : Mark
{
    private const double Half = 0.5;
    private const double Gap = 0.04;

    private readonly int? columns;

    /// <summary>Image after image, each row by row from the top.</summary>
    public ValueList<double> Pixels { get; init; } = Height > 0 && Width > 0 && Pixels.Count % ((long)Height * Width) == 0 ? Pixels
        : throw new ShapeException(new ShapeError("images of a plot") { Expected = "whole images of at least one pixel", Found = $"{Pixels.Count} pixels for images of {Height} by {Width}" });

    /// <summary>How many stand in a row, 1 or more; as many as make a square, unless said otherwise.</summary>
    public int Columns
    {
        get => columns ?? Math.Max(1, (int)Math.Ceiling(Math.Sqrt(Pixels.Count) / Width));
        init => columns = value > 0 ? value : throw new ShapeException(new ShapeError("columns of images") { Expected = "1 or more", Found = $"{value}" });
    }

    /// <summary>The colours.</summary>
    public Palette Palette { get; init; } = Palette.Viridis;

    /// <summary>How many there are.</summary>
    public int Count => Pixels.Count / (Height * Width);

    internal override string Kind => "images";

    internal override Sides Flush => Sides.All;

    internal override ValueList<string> Across => Nameless(Columns);

    internal override ValueList<string> Down => Nameless(Rows);

    internal override Option<double> Aspect => (double)Math.Max(1, Rows) * Height / ((double)Columns * Width);

    internal override Option<Shading> Shading => Meaning;

    internal override Extent Reach(Scale x, Scale y) => new(new(-Half, Columns - Half), new(-Half, Rows - Half));

    internal override Markup Draw(Frame frame)
    {
        Field[] images = [.. Enumerable.Range(0, Count).Select(Placed)];
        return Markup.Join([.. Mosaic.Painted(images, frame, Meaning), .. images.Select((image, i) => Outline(frame.At(image.X.Low, image.Y.Low), frame.At(image.X.High, image.Y.High), i + 1))]);
    }

    internal override string Tell(Scale x, Scale y) => $"images{(Label is "" ? "" : $" of {Label}")}: {Count} of {Height} by {Width} pixels, values {Range(Pixels)}";

    private int Rows => (Count + Columns - 1) / Columns;

    private Shading Meaning => Plots.Shading.Of(Label, Palette, new LinearScale(), Pixels);

    private static ValueList<string> Nameless(int count) => [.. Enumerable.Repeat("", count)];

    private static Markup Outline(Spot from, Spot to, int number) =>
        Markup.Of($"<rect class=\"image outline\" x=\"{from.X}\" y=\"{from.Y}\" width=\"{to.X - from.X}\" height=\"{to.Y - from.Y}\"><title>image {number}</title></rect>\n");

    /// <summary>One of them in its place: names go down, as the rows of an image do.</summary>
    private Field Placed(int image)
    {
        var (column, row) = (image % Columns, image / Columns);
        return new(new(column - Half + Gap, column + Half - Gap), new(row - Half + Gap, row + Half - Gap), Width, [.. Pixels.Items.AsSpan(image * Height * Width, Height * Width)]);
    }
}
