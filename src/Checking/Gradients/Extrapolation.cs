namespace Functional.Nn.Checking;

/// <summary>
/// Differences with the step halved again and again, extrapolated to step 0 (Richardson; Romberg's tableau; the error estimate
/// is that of Ridders, "Accurate computation of F'(x) and F'(x) F''(x)", 1982, with the rounding error added).
/// </summary>
internal static class Extrapolation
{
    private const int Levels = 10;
    private const double Enough = 1e-11;

    /// <summary>From <c>D(h) = D + a h² + b h⁴ + ...</c></summary>
    public static Estimate Central(Line line, double first) => Extrapolate(h => line.Slope(-h, h), first * line.Scale, 4);

    /// <summary>From <c>D(h) = D + a h + b h² + ...</c> on the side that <paramref name="first"/> has the sign of.</summary>
    public static Estimate OneSided(Line line, double first) => Extrapolate(h => line.Slope(0, h), first * line.Scale, 2);

    /// <summary>The limit at step 0 of a quotient, given with its rounding error, whose own error falls with powers of <paramref name="ratio"/> as the step is halved.</summary>
    public static Estimate Extrapolate(Func<double, Estimate> quotient, double first, double ratio)
    {
        var (best, before) = (Estimate.Unknown, Array.Empty<double>());
        for (var (level, h) = (0, first); level < Levels && !(best.Error <= Enough * Discrepancy.Scale(best.Value, 0)); level++, h /= 2)
        {
            var (value, noise) = quotient(h);
            var row = new double[level + 1];
            row[0] = value;
            for (var (j, power) = (1, ratio); j <= level; j++, power *= ratio)
            {
                // T(k, j) = T(k, j-1) + (T(k, j-1) - T(k-1, j-1)) / (ratio^j - 1)
                row[j] = row[j - 1] + ((row[j - 1] - before[j - 1]) / (power - 1));
                var error = noise + Math.Max(Math.Abs(row[j] - row[j - 1]), Math.Abs(row[j] - before[j - 1]));
                best = error < best.Error ? new(row[j], error) : best;
            }

            before = row;
        }

        return best;
    }
}
