namespace Functional.Nn.Lectures;

/// <summary>What an example asserts.</summary>
/// <param name="Text">The assertion.</param>
/// <param name="Found">What was found.</param>
/// <param name="Holds">Whether that is so.</param>
public sealed record Claim(string Text, string Found, bool Holds)
{
    /// <summary>That a number reaches another.</summary>
    public static Claim AtLeast(string what, double found, double least) => new($"{what} is at least {Show(least)}", Show(found), found >= least);

    /// <summary>That a number does not exceed another.</summary>
    public static Claim AtMost(string what, double found, double most) => new($"{what} is at most {Show(most)}", Show(found), found <= most);

    /// <summary>That a number is another, up to a tolerance relative to it; as it is, where that is 0.</summary>
    public static Claim Near(string what, double found, double expected, double tolerance) =>
        new($"{what} is {Full(expected)} up to {Show(tolerance)}", Full(found), Math.Abs(found - expected) <= tolerance * (expected == 0 ? 1 : Math.Abs(expected)));

    /// <summary>That a share, of examples classified right for one, reaches another.</summary>
    public static Claim ShareAtLeast(string what, double found, double least) => new($"{what} is at least {Numerals.Percent(least)}", Numerals.Percent(found), found >= least);

    private static string Show(double number) => Numerals.Readable.Of(number);

    private static string Full(double number) => new Numerals(13).Of(number);
}
