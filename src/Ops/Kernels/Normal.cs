using System.Numerics;
using MathNet.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>The standard normal distribution and activations made of it, computed in double precision.</summary>
internal static class Normal
{
    /// <summary>Φ(x). Far below 0, where the complementary error function loses digits with its rounded argument, the density times
    /// Mills' ratio.</summary>
    public static T Distribution<T>(T x) where T : IBinaryFloatingPointIeee754<T> => T.CreateSaturating(Distribution(double.CreateSaturating(x)));

    /// <summary>x Φ(x).</summary>
    public static T Gelu<T>(T x) where T : IBinaryFloatingPointIeee754<T> =>
        T.IsNegativeInfinity(x) ? T.Zero : T.CreateSaturating(double.CreateSaturating(x) * Distribution(double.CreateSaturating(x)));

    /// <summary><c>x σ(2 √(2/π) (x + 0.044715 x³))</c>.</summary>
    public static T GeluTanh<T>(T x) where T : IBinaryFloatingPointIeee754<T> =>
        T.IsNegativeInfinity(x) ? T.Zero : T.CreateSaturating(GeluTanh(double.CreateSaturating(x)));

    private static double Distribution(double x) => x < -1.5 ? Density(-x) * Mills(-x) : 0.5 * SpecialFunctions.Erfc(-x / Math.Sqrt(2));

    /// <summary>φ(t), with the rounding error of t² taken back.</summary>
    private static double Density(double t) => t * t is var square && double.IsInfinity(square)
        ? 0
        : Math.Exp(-square / 2) * (1 - (Math.FusedMultiplyAdd(t, t, -square) / 2)) / Math.Sqrt(2 * Math.PI);

    /// <summary>(1 - Φ(t)) / φ(t), as the continued fraction <c>1 / (t + 1 / (t + 2 / (t + 3 / ...)))</c>.</summary>
    private static double Mills(double t)
    {
        var tail = t;
        for (var k = 100; k > 0; k--)
            tail = t + (k / tail);
        return 1 / tail;
    }

    private static double GeluTanh(double x)
    {
        var z = 2 * Math.Sqrt(2 / Math.PI) * (x * (1 + (0.044715 * x * x)));
        var e = Math.Exp(-Math.Abs(z));
        return z >= 0 ? x / (1 + e) : x * (e / (1 + e));
    }
}
