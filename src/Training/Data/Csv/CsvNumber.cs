using System.Globalization;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Finite numbers with a decimal point; unlike .NET's own parsing, without null characters at the end.</summary>
internal static class CsvNumber
{
    public static bool TryParse(ReadOnlySpan<byte> cell, out double number) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number) && cell[^1] != 0;

    /// <summary>The number in a cell; -0 is 0.</summary>
    public static Option<double> Parse(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && cell[^1] != 0 ? number + 0.0 : Option<double>.None;
}
