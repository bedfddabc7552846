using System.Collections.Immutable;

namespace Functional.Nn.Plots;

/// <summary>Equal steps are equal factors: the measure is the decimal logarithm, ticks are decades.</summary>
internal sealed record LogScale : Scale
{
    private const int MostDecadesWithParts = 8;
    private const int MostDecades = 40;
    private const double Widening = 0.5;
    private const double Foot = 0.3;
    private const double Resolution = 1e-6;

    /// <inheritdoc/>
    public override string Demand => "finite and above zero";

    /// <inheritdoc/>
    public override double Base => double.MinValue;

    /// <inheritdoc/>
    public override Interval Grounded(Interval reach) => reach.IsEmpty ? reach : new(reach.Low - Foot, reach.High);

    /// <inheritdoc/>
    public override double Measure(double value) => value > 0 && double.IsFinite(value) ? Math.Log10(value) : double.NaN;

    /// <inheritdoc/>
    public override Interval Domain(Interval reach) =>
        reach.IsEmpty ? new(0, 1) : reach.High - reach.Low > Resolution ? reach : new(reach.Low - Widening, reach.High + Widening);

    /// <inheritdoc/>
    public override ImmutableArray<Tick> Ticks(Interval domain, int most)
    {
        var decades = (Low: (int)Math.Ceiling(domain.Low), High: (int)Math.Floor(domain.High));
        return decades.High - decades.Low > 0 ? Decades(domain, most)
            : Parts(domain) is var parts && parts.Count(tick => !tick.IsMinor) > 1 ? parts
            : [.. Between(domain, most)];
    }

    /// <summary>Powers of ten, some of them with a label, and what is between them if there is room.</summary>
    private static ImmutableArray<Tick> Decades(Interval domain, int most)
    {
        var step = Step.Of(domain, most);
        var stride = Math.Max(1, (int)step.At(1));
        var all = Step.Of(new(0, 1), 1).Within(domain);
        return
        [
            .. all.Length > MostDecades ? all.Where(exponent => exponent % stride == 0).Select(Decade)
            : stride > 1 ? all.Select(exponent => exponent % stride == 0 ? Decade(exponent) : new(exponent, ""))
            : all.Length > MostDecadesWithParts ? all.Select(Decade)
            : Parts(domain).Select(tick => double.IsInteger(tick.Measure) ? tick : tick with { Label = "" }),
        ];
    }

    /// <summary>One to nine times each power of ten; 1, 2 and 5 with a label.</summary>
    private static ImmutableArray<Tick> Parts(Interval domain) =>
    [
        .. from exponent in Enumerable.Range((int)Math.Floor(domain.Low), (int)Math.Floor(domain.High) - (int)Math.Floor(domain.Low) + 1)
           from digit in Enumerable.Range(1, 9)
           let tick = digit == 1 ? Decade(exponent) : new Tick(exponent + Math.Log10(digit), digit is 2 or 5 ? Digits.Written(digit, exponent - Digits.Power(exponent), Digits.Power(exponent)) : "")
           where domain.Contains(tick.Measure)
           select tick,
    ];

    /// <summary>Steps of the numbers themselves, where they are close to each other; they are counted in the power of ten below them.</summary>
    private static IEnumerable<Tick> Between(Interval domain, int most)
    {
        var power = (int)Math.Floor(domain.Low);
        var parts = new Interval(Math.Pow(10, domain.Low - power), Math.Pow(10, domain.High - power));
        var step = Step.Of(parts, most);
        var multiples = step.Within(parts);
        return multiples.Zip((step with { Exponent = step.Exponent + power }).Texts(multiples), (multiple, text) => new Tick(power + Math.Log10(step.At(multiple)), text))
            .Where(tick => domain.Contains(tick.Measure));
    }

    private static Tick Decade(long exponent) => Decade((int)exponent);

    private static Tick Decade(int exponent) => new(exponent, Digits.Power(exponent) == 0 ? Digits.Written(1, exponent, 0) : Digits.Ten(exponent));
}
