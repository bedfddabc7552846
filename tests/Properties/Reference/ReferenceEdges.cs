using System.Collections.Immutable;

namespace Functional.Nn.Properties;

/// <summary>
/// Where the reference tells what its arithmetic yields at an edge and not what the function is there: ∞ - ∞, 0 · ∞, overflow and
/// underflow inside a formula, a slope where an input is not a number. There the exact value wins, and it is not taken on trust:
/// it must be what the same case gives with its extreme inputs at moderate magnitudes.
/// </summary>
/// <param name="given">The case.</param>
/// <param name="evaluate">Outputs and gradients, by the inputs.</param>
internal sealed class ReferenceEdges(ReferenceCase given, Func<IEnumerable<(string, Tensor)>, ImmutableArray<Tensor>> evaluate)
{
    private const double Huge = 1e8;

    /// <summary>Values that are agreements and not limits: PyTorch takes √x for x^½, IEEE 754 has ∞ for (-∞)^½; atan2 has no slope at the origin, ours is 0.</summary>
    private static readonly string[] Agreements = ["pow_scalar", "atan2"];

    private readonly ReferenceTensor[] reals = [.. given.Inputs.Values.Where(input => !input.IsIndex)];

    private ImmutableArray<Tensor> moderate;

    /// <summary>How far rounding alone may take a case: normalisation divides an ulp of its inputs by √ε.</summary>
    public double Rounding => given.Op.EndsWith("_norm", StringComparison.Ordinal) || given.Op.StartsWith("batch_norm", StringComparison.Ordinal)
        ? 1e-15 * reals.Concat(given.Cotangents.Values).SelectMany(t => t.Data).Select(Math.Abs).Append(1).Max() / Math.Sqrt(given.Number("eps", 1))
        : 0;

    /// <summary>Whether a value of ours stands where the reference has another.</summary>
    public bool Excuses(int output, int index, double expected, double found) =>
        double.IsNaN(found) ? IsUndefined(index) : (double.IsNaN(expected) && IsAgreed) || IsLimit(output, index, found);

    /// <summary>The same of slopes.</summary>
    public bool ExcusesSlope(int output, int index, double expected, double found) =>
        (HasNoValue && double.IsNaN(found)) || (IsAnyUndefined && (double.IsNaN(found) || double.IsNaN(expected) || IsUndefined(index)))
        || Excuses(output, index, expected, found);

    private bool IsAgreed => Agreements.Contains(given.Op);

    /// <summary>The only output is not a number.</summary>
    private bool HasNoValue => given.Outputs.Values.All(output => output.Data is [double.NaN]);

    private bool IsAnyUndefined => reals.Any(input => input.Data.Any(double.IsNaN));

    private bool IsUndefined(int index) => reals.Any(input => index < input.Data.Length && double.IsNaN(input.Data[index]));

    private bool IsLimit(int output, int index, double found)
    {
        if (!reals.Any(input => input.Data.Any(IsExtreme)))
            return false;
        if (moderate.IsDefault)
            moderate = evaluate(given.Inputs.Select(input => (input.Key, (input.Value with { Data = [.. input.Value.Data.Select(Moderate)] }).Value)));
        var limit = moderate[output].To<double>().Span[index];
        return double.IsInfinity(found) ? Math.Sign(found) * limit >= Huge / 100 : Math.Abs(found - limit) <= 1e-6 * (1 + Math.Abs(limit));
    }

    private static bool IsExtreme(double x) => !Moderate(x).Equals(x);

    private static double Moderate(double x) => Math.Abs(x) switch
    {
        > 1e100 => Math.CopySign(Huge, x),
        > 0 and < 1e-100 => Math.CopySign(1 / Huge, x),
        _ => x,
    };
}
