using FsCheck;
using FsCheck.Fluent;

namespace Functional.Nn.Checking;

/// <summary>Generators of elements: domains. Numbers have few digits, so that counterexamples can be read.</summary>
public static class Elements
{
    /// <summary>Signed numbers up to 3, now and then 0 or a number that occurs often.</summary>
    public static Gen<double> Signed { get; } = Gen.Frequency((6, Within(-3, 3)), (2, Gen.Elements(-2.0, -1, -0.5, 0.5, 1, 2)), (1, Gen.Constant(0.0)));

    /// <summary>Multiples of 1/2 from -2 to 2: full of zeros and ties, and where two differ, they differ by more than a step of differences.</summary>
    public static Gen<double> Grid { get; } = Gen.Choose(-4, 4).Select(i => i * 0.5);

    /// <summary>Halfway between those of <see cref="Grid"/>: never at a kink or a jump of an op that has them there.</summary>
    public static Gen<double> Between { get; } = Grid.Select(x => x + 0.25);

    /// <summary>Positive numbers, 0.25 to 3.</summary>
    public static Gen<double> Positive { get; } = Within(0.25, 3);

    /// <summary>Signed numbers of absolute value 0.25 to 3.</summary>
    public static Gen<double> NonZero { get; } = Gen.Elements(-1.0, 1.0).Zip(Positive, (sign, size) => sign * size);

    /// <summary>Signed integers up to 3.</summary>
    public static Gen<double> Integers { get; } = Gen.Choose(-3, 3).Select(i => (double)i);

    /// <summary>Numbers at the edges of what double and float hold: zeros of both signs, subnormal and huge ones, where e^x overflows.</summary>
    public static Gen<double> Extreme { get; } = Gen.Elements(1.0, -1.0).Zip(
        Gen.Elements(0, double.Epsilon, 1e-310, 1e-45, 1e-20, 40, 88.8, 104, 710, 746, 1e20, 1e38, 1e154, 1e308, double.PositiveInfinity), (sign, size) => sign * size);

    /// <summary>Numbers from <paramref name="low"/> to <paramref name="high"/>, in steps of 1/1000.</summary>
    public static Gen<double> Within(double low, double high) =>
        Gen.Choose((int)Math.Ceiling(low * 1000), (int)Math.Floor(high * 1000)).Select(i => i / 1000.0);
}
