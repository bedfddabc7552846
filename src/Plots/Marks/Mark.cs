using LanguageExt;

namespace Functional.Nn.Plots;

/// <summary>One thing that a plot shows: how far it reaches, what it draws, what the legend and the description say of it.</summary>
public abstract record Mark
{
    private protected Mark() { }

    /// <summary>What it is, in a word.</summary>
    internal abstract string Kind { get; }

    /// <summary>The names of what it shows, each with an ink of its own; empty where there is nothing to tell apart.</summary>
    internal virtual ValueList<string> Names => [];

    /// <summary>The sides that it touches without a margin, where no other mark reaches farther.</summary>
    internal virtual Sides Flush => Sides.None;

    /// <summary>Whether all that it shows is at whole numbers of the horizontal axis, as epochs are.</summary>
    internal virtual bool IsCounted => false;

    /// <summary>The names along the horizontal axis, where it has names and not numbers.</summary>
    internal virtual ValueList<string> Across => [];

    /// <summary>The names along the vertical axis, from the top to the bottom.</summary>
    internal virtual ValueList<string> Down => [];

    /// <summary>The height by the width that it is best seen in.</summary>
    internal virtual Option<double> Aspect => Option<double>.None;

    /// <summary>What its colours mean, if they are for numbers.</summary>
    internal virtual Option<Shading> Shading => Option<Shading>.None;

    /// <summary>How far it reaches, in measures of the scales.</summary>
    internal abstract Extent Reach(Scale x, Scale y);

    /// <summary>The picture.</summary>
    internal abstract Markup Draw(Frame frame);

    /// <summary>How it looks in the legend, around the origin.</summary>
    internal virtual Markup Swatch(Ink ink) => Markup.None;

    /// <summary>What it shows, for those who do not see it.</summary>
    internal abstract string Tell(Scale x, Scale y);

    /// <summary>A range of numbers as text.</summary>
    internal static string Range(IEnumerable<double> values) => Interval.Of(values) is { IsEmpty: false } range ? $"{Digits.Of(range.Low)} to {Digits.Of(range.High)}" : "nothing";
}
