namespace Functional.Nn.Plots;

/// <summary>Sides of a plot.</summary>
[Flags]
internal enum Sides
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Where the horizontal axis begins.</summary>
    Left = 1,

    /// <summary>Where it ends.</summary>
    Right = 2,

    /// <summary>Where the vertical axis begins.</summary>
    Bottom = 4,

    /// <summary>Where it ends.</summary>
    Top = 8,

    /// <summary>All.</summary>
    All = Left | Right | Bottom | Top,
}
