using LanguageExt;

namespace Functional.Nn.Plots;

/// <summary>A picture of numbers: marks over two axes. Equal plots have equal text, and what cannot be drawn is left out and told in the
/// description.</summary>
/// <param name="Title">What it shows; empty for none.</param>
/// <param name="Marks">The marks, those in front last.</param>
public sealed record Plot(string Title, ValueList<Mark> Marks)
{
    /// <summary>The horizontal axis.</summary>
    public Axis X { get; init; } = Axis.Plain;

    /// <summary>The vertical axis.</summary>
    public Axis Y { get; init; } = Axis.Plain;

    /// <summary>The width, in units of which a letter is 12 high; from 160 to 10,000, and more if what is around the marks needs it.</summary>
    public int Width { get; init; } = 480;

    /// <summary>The height, unless the shape is given; likewise.</summary>
    public int Height { get; init; } = 310;

    /// <summary>The height by the width between the axes; if there is none, marks say what they are best seen in, or it follows from the size.</summary>
    public Option<double> Aspect { get; init; }

    /// <summary>A plot of these marks.</summary>
    public static Plot Of(string title, params ReadOnlySpan<Mark> marks) => new(title, ValueList.Of(marks));

    /// <summary>One more mark, in front.</summary>
    public Plot With(Mark mark) => this with { Marks = [.. Marks, mark] };

    /// <summary>More marks, each in front of those before it.</summary>
    public Plot With(IEnumerable<Mark> marks) => this with { Marks = [.. Marks, .. marks] };

    /// <summary>What is measured along the horizontal axis.</summary>
    public Plot LabelX(string label) => this with { X = X with { Label = label } };

    /// <summary>What is measured along the vertical axis.</summary>
    public Plot LabelY(string label) => this with { Y = Y with { Label = label } };

    /// <summary>Equal steps along the horizontal axis are equal factors.</summary>
    public Plot LogX() => this with { X = X with { IsLogarithmic = true } };

    /// <summary>Equal steps along the vertical axis are equal factors.</summary>
    public Plot LogY() => this with { Y = Y with { IsLogarithmic = true } };

    /// <summary>The horizontal axis goes at least from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public Plot CoverX(double low, double high) => this with { X = X with { Covers = new(low, high) } };

    /// <summary>The vertical axis goes at least from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public Plot CoverY(double low, double high) => this with { Y = Y with { Covers = new(low, high) } };

    /// <summary>Another width and height.</summary>
    public Plot Sized(int width, int height) => this with { Width = width, Height = height };

    /// <summary>As high as wide between the axes.</summary>
    public Plot Square() => this with { Aspect = 1.0 };

    /// <summary>The picture as SVG, light or dark as the reader prefers. It needs nothing else and has no ids, so any number can stand in one page.</summary>
    public string ToSvg() => Sheet.Of(this).Written();
}
