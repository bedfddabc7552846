using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Fractions that may have nothing to divide by.</summary>
internal static class Ratio
{
    /// <summary>The part of the whole; none of nothing, or where it is not a finite number.</summary>
    public static Option<double> Of(double part, double whole) => whole > 0 && part / whole is var ratio && double.IsFinite(ratio) ? ratio : Option<double>.None;

    /// <summary>The mean of those that are there; none where none is.</summary>
    public static Option<double> Mean(IEnumerable<Option<double>> values) =>
        values.Aggregate((Sum: 0.0, Count: 0), (all, value) => value.Match(Some: v => (all.Sum + v, all.Count + 1), None: () => all)) is var (sum, count) ? Of(sum, count) : Option<double>.None;
}
