using System.Numerics;
using MathNet.Numerics.Statistics;

namespace Functional.Nn.Training;

/// <summary>Mean and spread of some numbers. They add up without losing digits where the mean is far larger than the spread (Chan, Golub and LeVeque, 1983).</summary>
/// <param name="Count">The number of numbers.</param>
/// <param name="Mean">Their mean; 0 of none.</param>
/// <param name="SquareSum">The sum of their squared differences from the mean.</param>
public readonly record struct Moments(int Count, double Mean, double SquareSum) : IAdditionOperators<Moments, Moments, Moments>
{
    /// <summary>The sum of the squares of the numbers themselves.</summary>
    public double SquareSumAroundZero => SquareSum + (Count * Mean * Mean);

    /// <summary>The moments of these numbers.</summary>
    public static Moments Of(params ReadOnlySpan<double> numbers)
    {
        if (numbers.IsEmpty)
            return default;
        var (first, centred) = (numbers[0], numbers.ToArray());
        for (var i = 0; i < centred.Length; i++)
            centred[i] -= first;
        return new(centred.Length, first + ArrayStatistics.Mean(centred), centred.Length * ArrayStatistics.PopulationVariance(centred));
    }

    /// <summary>The moments of both.</summary>
    public static Moments operator +(Moments left, Moments right)
    {
        if (left.Count == 0 || right.Count == 0)
            return left.Count == 0 ? right : left;
        var (count, apart) = ((double)left.Count + right.Count, right.Mean - left.Mean);
        return new(left.Count + right.Count, left.Mean + (apart * (right.Count / count)), left.SquareSum + right.SquareSum + (apart * apart * (left.Count * (right.Count / count))));
    }
}
