using System.Globalization;

namespace Functional.Nn.Plots;

/// <summary>Numbers as they are read: a real minus sign, and powers of ten where there would be many zeros.</summary>
internal static class Digits
{
    private const int LargestPlain = 6;
    private const int SmallestPlain = -4;
    private const int Significant = 4;
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>A number to about four digits; whole numbers of up to seven digits whole.</summary>
    public static string Of(double value)
    {
        if (double.IsNaN(value))
            return "not a number";
        if (double.IsInfinity(value))
            return value > 0 ? "∞" : "−∞";
        if (Math.Abs(value) < 1e7 && Math.Round(value) == value)
            return Written((long)value, 0, 0);
        var parts = Math.Abs(value).ToString($"E{Significant - 1}", CultureInfo.InvariantCulture).Split('E');
        var (digits, exponent) = (long.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        var power = Power(exponent);
        var shift = exponent - (Significant - 1);
        for (; digits % 10 == 0 && shift - power < 0; shift++)
            digits /= 10;
        return Written(value < 0 ? -digits : digits, shift - power, power);
    }

    /// <summary>The power of ten that is written apart for numbers of this exponent; 0 for those that are read as they are.</summary>
    public static int Power(int exponent) => exponent is > LargestPlain or < SmallestPlain ? exponent : 0;

    /// <summary>A power of ten.</summary>
    public static string Ten(int exponent) => exponent == 0 ? "1" : exponent == 1 ? "10" : $"10{Superscript(exponent)}";

    /// <summary>A whole number, with the decimal point moved by <paramref name="shift"/> places, times ten to <paramref name="power"/>.</summary>
    public static string Written(long digits, int shift, int power)
    {
        if (digits == 0)
            return "0";
        var whole = Math.Abs(digits).ToString(CultureInfo.InvariantCulture) + new string('0', Math.Max(0, shift));
        var behind = Math.Max(0, -shift);
        var padded = whole.PadLeft(behind + 1, '0');
        return string.Concat(digits < 0 ? "−" : "", Grouped(padded[..^behind]), behind > 0 ? $".{padded[^behind..]}" : "", power == 0 ? "" : $"×{Ten(power)}");
    }

    /// <summary>Digits in groups of three, if there are more than four.</summary>
    private static string Grouped(string digits) => digits.Length <= 4 ? digits
        : string.Concat(digits.Select((digit, i) => i > 0 && (digits.Length - i) % 3 == 0 ? $",{digit}" : $"{digit}"));

    private static string Superscript(int exponent) =>
        string.Concat(exponent.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : Raised[c - '0']));
}
