namespace Functional.Nn.Lectures;

/// <summary>Numbers that are compared.</summary>
internal static class Numbers
{
    /// <summary>The largest; not a number if one of them is none.</summary>
    public static double Largest(this IEnumerable<double> numbers) => numbers.Aggregate(double.NegativeInfinity, Math.Max);

    /// <summary>The largest difference between numbers of two tensors of one size; not a number where one is none.</summary>
    public static double Distance(Tensor one, Tensor other) => one.To<double>().Span.ToArray().Zip(other.To<double>().Span.ToArray(), (a, b) => Math.Abs(a - b)).Largest();
}
