namespace Functional.Nn.Checking;

/// <summary>One derivative, by pullback and by differences. Where the function is not scalar, it is the derivative of its inner
/// product with a random signed cotangent.</summary>
/// <param name="Position">The element, as <c>[2, 1]</c>, or the direction, as <c>direction 3</c>.</param>
/// <param name="Analytic">By pullback.</param>
/// <param name="Numeric">By differences; at a kink, the nearer one of the slopes on both sides, or the pullback's where that lies between.</param>
/// <param name="Uncertainty">The estimated error of the difference itself, truncation and rounding.</param>
/// <param name="Verdict">What that says.</param>
public sealed record Discrepancy(string Position, double Analytic, double Numeric, double Uncertainty, Verdict Verdict)
{
    /// <summary>What smaller derivatives are compared with instead of their own size.</summary>
    public const double Floor = 1e-3;

    /// <summary><c>|a - n| / max(|a|, |n|, 0.001)</c>: of this one element, whatever the others are; ∞ where only one of both is a number.</summary>
    public double RelativeError => Analytic.Equals(Numeric) ? 0 : double.IsNaN(Analytic - Numeric) ? double.PositiveInfinity : Math.Abs(Analytic - Numeric) / Scale(Analytic, Numeric);

    /// <summary><c>max(|a|, |n|, 0.001)</c>.</summary>
    internal static double Scale(double analytic, double numeric) => Math.Max(Math.Max(Math.Abs(analytic), Math.Abs(numeric)), Floor);
}
