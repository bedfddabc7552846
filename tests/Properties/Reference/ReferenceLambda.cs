using System.Text.RegularExpressions;

namespace Functional.Nn.Properties;

/// <summary>Factors of a schedule as Python says them, in the words of <see cref="Ops.Formula"/>.</summary>
internal static partial class ReferenceLambda
{
    /// <summary>The formula of a factor.</summary>
    public static string Formula(string python) => Chosen(Words().Replace(Module().Replace(Quotient().Replace(Remainder().Replace(python,
        "remainder($1, $2)"),
        "floor($1 / $2)"),
        ""),
        word => word.Value switch { "max" => "maximum", "min" => "minimum", "pi" => $"{Math.PI:R}", "**" => "^", var other => other }));

    /// <summary><c>a if k ≥ b else c</c> as a sum: one of a and c times 1, the other times 0.</summary>
    private static string Chosen(string text) => Choice().Match(text) is { Success: true } found
        ? Chosen(text.Replace(found.Value, $"({Is(found)} * ({found.Groups["then"]}) + (1 - {Is(found)}) * ({found.Groups["else"]}))", StringComparison.Ordinal))
        : text;

    private static string Is(Match found) => found.Groups["sign"].Value switch
    {
        ">=" => $"greater_or_equal({found.Groups["left"]}, {found.Groups["right"]})",
        ">" => $"greater({found.Groups["left"]}, {found.Groups["right"]})",
        "<=" => $"greater_or_equal({found.Groups["right"]}, {found.Groups["left"]})",
        _ => $"greater({found.Groups["right"]}, {found.Groups["left"]})",
    };

    [GeneratedRegex(@"\b(?:math|np|numpy|torch)\.")]
    private static partial Regex Module();

    [GeneratedRegex(@"\b(?:max|min|pi)\b|\*\*")]
    private static partial Regex Words();

    [GeneratedRegex(@"(\w+|\([^()]*\)) ?// ?(\w+|\([^()]*\))")]
    private static partial Regex Quotient();

    [GeneratedRegex(@"(\w+|\([^()]*\)) ?% ?(\w+|\([^()]*\))")]
    private static partial Regex Remainder();

    [GeneratedRegex(@"(?<=^|\()(?<then>[^()]*(?:\([^()]*\)[^()]*)*?) if (?<left>[^()<>=]+?) ?(?<sign><=|>=|<|>) ?(?<right>[^()<>=]+?) else (?<else>[^()]*(?:\([^()]*\)[^()]*)*)(?=$|\))")]
    private static partial Regex Choice();
}
