using System.Collections.Immutable;

namespace Functional.Nn.Plots;

/// <summary>Equal steps are equal differences.</summary>
/// <param name="IsWhole">Whether there is nothing between whole numbers, so that no tick is there.</param>
internal sealed record LinearScale(bool IsWhole = false) : Scale
{
    private const double Tiny = 1e-290;
    private const double Resolution = 1e-9;
    private const double Widening = 0.1;

    /// <inheritdoc/>
    public override string Demand => "finite";

    /// <inheritdoc/>
    public override double Measure(double value) => double.IsFinite(value) ? value : double.NaN;

    /// <inheritdoc/>
    public override Interval Domain(Interval reach)
    {
        var size = reach.IsEmpty ? 0 : Math.Max(Math.Abs(reach.Low), Math.Abs(reach.High));
        return reach.IsEmpty ? new(0, 1)
            : size < Tiny ? new(-1, 1)
            : reach.High - reach.Low > size * Resolution ? reach
            : new(Math.Max(double.MinValue, reach.Low - (size * Widening)), Math.Min(double.MaxValue, reach.High + (size * Widening)));
    }

    /// <inheritdoc/>
    public override ImmutableArray<Tick> Ticks(Interval domain, int most)
    {
        var fine = Step.Of(domain, most);
        var step = IsWhole && fine.Exponent < 0 ? new(1, 0) : fine;
        var multiples = step.Within(domain);
        var texts = step.Texts(multiples);
        return [.. multiples.Zip(texts, (multiple, text) => new Tick(step.At(multiple), text))];
    }
}
