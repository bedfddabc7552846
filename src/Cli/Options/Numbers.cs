using System.Globalization;

namespace Functional.Nn.Cli;

/// <summary>Options that are numbers within bounds.</summary>
internal static class Numbers
{
    /// <summary>A whole number; where it has no default <paramref name="value"/>, it may be left out.</summary>
    public static Setting<int> Whole(string name, string description, int? value, int least, int most = int.MaxValue) => new(name, description, "n")
    {
        DefaultValueFactory = value is { } known ? _ => known : null,
        CustomParser = given =>
        {
            var text = given.Tokens[^1].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            given.AddError($"{name}: expected a whole number from {least} to {most}, found '{text}'");
            return least;
        },
    };

    /// <summary>A number that is <paramref name="valid"/>, which <paramref name="wanted"/> says in words; where it has no default <paramref name="value"/>, it may be left out.</summary>
    public static Setting<double> Real(string name, string description, double? value, string wanted, Func<double, bool> valid) => new(name, description, "number")
    {
        DefaultValueFactory = value is { } known ? _ => known : null,
        CustomParser = given =>
        {
            var text = given.Tokens[^1].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && valid(number))
                return number;
            given.AddError($"{name}: expected {wanted}, found '{text}'");
            return number;
        },
    };
}
