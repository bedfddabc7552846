namespace Functional.Nn.Checking;

/// <summary>A derivative by differences, with its estimated error.</summary>
internal readonly record struct Estimate(double Value, double Error)
{
    public static Estimate Unknown { get; } = new(double.NaN, double.PositiveInfinity);
}
