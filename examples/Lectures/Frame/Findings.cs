namespace Functional.Nn.Lectures;

/// <summary>What an example found.</summary>
/// <param name="Tables">Its tables, each with what is in it.</param>
/// <param name="Picture">Its picture, as SVG.</param>
/// <param name="Claims">What it asserts.</param>
public sealed record Findings(ValueList<(string Caption, Table Table)> Tables, string Picture, ValueList<Claim> Claims)
{
    /// <summary>Nothing yet but a picture.</summary>
    public static Findings Of(string svg) => new([], svg, []);

    /// <summary>Nothing yet but plots, of which <paramref name="columns"/> stand in a row.</summary>
    public static Findings Of(ValueList<Plot> plots, int columns = 3) => Of(new Panels(plots, columns).ToSvg());

    /// <summary>One more table.</summary>
    public Findings With(string caption, Table table) => this with { Tables = [.. Tables, (caption, table)] };

    /// <summary>More tables.</summary>
    public Findings With(IEnumerable<(string Caption, Table Table)> tables) => this with { Tables = [.. Tables, .. tables] };

    /// <summary>More assertions.</summary>
    public Findings Claim(params IEnumerable<Claim> claims) => this with { Claims = [.. Claims, .. claims] };

    /// <summary>One more assertion, of a truth.</summary>
    public Findings Claim(string text, bool holds, string found = "") => Claim(new Claim(text, found is "" ? holds ? "so it is" : "not so" : found, holds));
}
