using System.Globalization;

namespace Functional.Nn.Ops;

/// <summary>What is told to those who write a formula in another notation.</summary>
internal static class FormulaHints
{
    /// <summary>How powers are written.</summary>
    public const string Power = "A power is written x^2.";

    /// <summary>How products are written.</summary>
    public const string Product = "A product is written with '*'.";

    /// <summary>How calls are written.</summary>
    public static string Call(string function) => $"A call is written {function}(x).";

    /// <summary>Where a statement goes on that should have ended.</summary>
    public static string End(Token here) => here.Text switch
    {
        "=" => "A name stands alone left of '='.",
        "," => "Statements end with ';' or the line.",
        _ => Operator(here),
    };

    /// <summary>Where an operator is missing or another sign stands for it.</summary>
    public static string Operator(Token here) => here.Kind is TokenKind.Word or TokenKind.Number || here.Text is "(" ? Product : Sign(here);

    /// <summary>Signs that mean something on paper.</summary>
    public static string Sign(Token here) => here.Text switch
    {
        "\u00b7" or "\u00d7" or "\u22c5" => Product,
        "\u2212" or "\u2013" => "A minus is written '-'.",
        "\u00f7" or ":" => "A quotient is written with '/'.",
        "[" => "Values of tensors stand in a point: x=[1, 2].",
        [var digit] when char.GetUnicodeCategory(digit) is UnicodeCategory.OtherNumber => Power,
        _ => "",
    };
}
