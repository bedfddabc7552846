using System.Collections.Immutable;

namespace Functional.Nn.Plots;

/// <summary>How one of several series is told from the others: by its colour (Okabe and Ito, "Color universal design", 2008, also for readers who
/// see fewer colours), and without it by dashes and by the shape of its points.</summary>
/// <param name="Index">Which of the series.</param>
internal readonly record struct Ink(int Index)
{
    /// <summary>The number of colours; their classes are in the style.</summary>
    public const int Colours = 8;

    private static readonly ImmutableArray<string> Dashes = ["", "7 3", "2 3", "9 3 2 3", "12 4"];

    private static readonly ImmutableArray<string> Shapes =
    [
        "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z",
        "m-2.7-2.7h5.4v5.4h-5.4z",
        "m0-3.7l3.5 6.2h-7z",
        "m0-3.9l3.9 3.9l-3.9 3.9l-3.9-3.9z",
        "m-1.2-3.6h2.4v2.4h2.4v2.4h-2.4v2.4h-2.4v-2.4h-2.4v-2.4h2.4z",
        "m0 3.7l3.5-6.2h-7z",
    ];

    /// <summary>The class of the colour, which is its <c>currentColor</c>.</summary>
    public string Class => $"c{Index % Colours}";

    /// <summary>The dashes of its line; none for the first.</summary>
    public string Dash => Dashes[Index % Dashes.Length];

    /// <summary>Its point, as a path from the point's middle.</summary>
    public string Shape => Shapes[Index % Shapes.Length];
}
