using System.Collections.Immutable;
using System.Globalization;

namespace Functional.Nn.Plots;

/// <summary>A step that numbers are read by: 1, 2 or 5 times a power of ten (Heckbert, "Nice numbers for graph labels", 1990). Its multiples are
/// decimal numbers, rounded once.</summary>
/// <param name="Mantissa">1, 2 or 5.</param>
/// <param name="Exponent">The power of ten.</param>
internal readonly record struct Step(int Mantissa, int Exponent)
{
    private static readonly ImmutableArray<int> Mantissas = [1, 2, 5];

    /// <summary>The least step of which an interval has no more than so many.</summary>
    public static Step Of(Interval interval, int most)
    {
        var least = (interval.High / most) - (interval.Low / most);
        for (var exponent = (int)Math.Floor(Math.Log10(least)) - 1; ; exponent++)
            foreach (var mantissa in Mantissas)
                if (new Step(mantissa, exponent) is var step && step.At(1) >= least)
                    return step;
    }

    /// <summary>A multiple of the step.</summary>
    public double At(long multiple) => double.Parse(string.Create(CultureInfo.InvariantCulture, $"{multiple * Mantissa}E{Exponent}"), CultureInfo.InvariantCulture);

    /// <summary>The multiples that are within an interval.</summary>
    public ImmutableArray<long> Within(Interval interval)
    {
        var (step, all) = (this, ImmutableArray.CreateBuilder<long>());
        for (var multiple = (long)Math.Floor(interval.Low / At(1)); multiple <= (long)Math.Ceiling(interval.High / At(1)); multiple++)
            if (interval.Contains(step.At(multiple)))
                all.Add(multiple);
        return all.ToImmutable();
    }

    /// <summary>The multiples within an interval, and one beyond each end that is not a multiple.</summary>
    public IEnumerable<long> Around(Interval interval)
    {
        var first = (long)Math.Floor(interval.Low / At(1));
        var low = At(first) > interval.Low ? first - 1 : first;
        for (var multiple = low; ; multiple++)
        {
            yield return multiple;
            if (At(multiple) >= interval.High)
                yield break;
        }
    }

    /// <summary>Multiples as texts, all with the same number of digits behind the point and the same power of ten.</summary>
    public IEnumerable<string> Texts(ImmutableArray<long> multiples)
    {
        var (mantissa, exponent) = (Mantissa, Exponent);
        var digits = multiples.Select(multiple => multiple * mantissa).ToArray();
        var places = digits.Select(n => Math.Abs(n).ToString(CultureInfo.InvariantCulture).Length).DefaultIfEmpty(1).Max();
        var power = Digits.Power(places - 1 + exponent);
        return digits.Select(n => Digits.Written(n, exponent - power, power));
    }
}
