using System.Globalization;

namespace Functional.Nn.Plots;

/// <summary>A colour of the screen (sRGB), each part from 0 to 1.</summary>
/// <param name="Red">Red.</param>
/// <param name="Green">Green.</param>
/// <param name="Blue">Blue.</param>
/// <param name="Alpha">How much it covers.</param>
public readonly record struct Colour(double Red, double Green, double Blue, double Alpha = 1)
{
    private const double Covering = 0.5;
    private const double Bright = 0.2;

    /// <summary>The colour of six hexadecimal digits, as in <c>0072b2</c>.</summary>
    public static Colour Of(int rgb) => new(((rgb >> 16) & 255) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0);

    /// <summary>The colour between two.</summary>
    public static Colour Between(Colour from, Colour to, double fraction) => new(
        from.Red + ((to.Red - from.Red) * fraction),
        from.Green + ((to.Green - from.Green) * fraction),
        from.Blue + ((to.Blue - from.Blue) * fraction),
        from.Alpha + ((to.Alpha - from.Alpha) * fraction));

    /// <summary>As CSS writes it, without the alpha.</summary>
    internal string Hex => string.Create(CultureInfo.InvariantCulture, $"#{Byte(Red):x2}{Byte(Green):x2}{Byte(Blue):x2}");

    /// <summary>The alpha, to three digits.</summary>
    internal string Opacity => Alpha.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>The class of text that is legible on it: where it covers little, the text of the page.</summary>
    internal string Over => Alpha < Covering ? "ink" : (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue)) > Bright ? "dark" : "light";

    private static int Byte(double part) => (int)Math.Round(Math.Clamp(part, 0, 1) * 255);

    private static double Linear(double part) => Math.Pow(part, 2.2);
}
