using System.Numerics;
using System.Runtime.InteropServices;
using Functional.Nn.Ops;
using Functional.Nn.Ops.Kernels;
using Xunit;

namespace Functional.Nn.Properties;

/// <summary>Registers of every width, whether the machine has them or not; of numbers that no machine has registers for, the definitions.</summary>
public sealed class RegisterTests
{
    /// <summary>As many as fill registers of every width.</summary>
    private const int Length = 256;

    [Fact]
    public void Registers_of_every_width_give_the_same_bits()
    {
        SameBits<float>();
        SameBits<double>();
    }

    [Fact]
    public void Numbers_without_registers_have_the_same_functions()
    {
        var points = Numbers<Half>();
        Close(points, Run<Half, Transcendental<Half>, Register1<Half>>(points), Run<double, Transcendental<double>, Register128<double>>(As<double>(points)));
        Close(points, Run<Half, Simple<Half>, Register1<Half>>(points), Run<double, Simple<double>, Register128<double>>(As<double>(points)));

        static void Close(Half[] points, Half[] found, double[] expected) => Assert.All(points, (x, i) => Assert.True(
            ((Half)expected[i]).Equals(found[i]) || Math.Abs((double)found[i] - expected[i]) <= (0.02 * Math.Abs(expected[i])) + 0.02, $"{found[i]} instead of {expected[i]} at {x}"));
    }

    private static void SameBits<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SameBits<T, Transcendental<T>>();
        SameBits<T, Simple<T>>();
        SameBits<T, Bell<T>>();
    }

    private static void SameBits<T, F>() where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IFunction<T>
    {
        var points = Numbers<T>();
        var expected = Bytes(Run<T, F, Register128<T>>(points));
        Assert.Equal(expected, Bytes(Run<T, F, Register256<T>>(points)));
        Assert.Equal(expected, Bytes(Run<T, F, Register512<T>>(points)));
        Assert.Equal(expected, Bytes(Run<T, F, Pair<Register128<T>, T>>(points)));
        Assert.Equal(expected, Bytes(Run<T, F, Pair<Register512<T>, T>>(points)));
        for (var length = 0; length < 20; length++)
            Assert.Equal(expected[..(length * (expected.Length / Length))], Bytes(Run<T, F, Pair<Register128<T>, T>>(points[..length])));
    }

    private static T[] Run<T, F, V>(T[] x) where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IFunction<T> where V : unmanaged, IRegister<V, T>
    {
        var y = new T[x.Length];
        Pointwise.Run<T, F, V>(x, y, default);
        return y;
    }

    private static T[] Numbers<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Key key = 1;
        T[] extremes = [T.Zero, T.NegativeZero, T.Epsilon, T.One, T.NegativeOne, T.PositiveInfinity, T.NegativeInfinity, T.NaN];
        return [.. extremes, .. Enumerable.Range(0, Length - extremes.Length).Select(i => T.CreateChecked(Math.ScaleB((2 * key.Uniform(i)) - 1, (i % 12) - 8)))];
    }

    private static T[] As<T>(Half[] numbers) where T : INumberBase<T> => [.. numbers.Select(T.CreateChecked)];

    private static byte[] Bytes<T>(T[] numbers) where T : unmanaged => MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray();

    private readonly struct Transcendental<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> =>
            Exponential<V, T>.Of(-V.Abs(x)) + Hyperbolic<V, T>.Tanh(x) + Logarithm<V, T>.Of(1.0 + V.Abs(x)) + Logarithm<V, T>.Base2(2.0 + V.Abs(x)) + Hyperbolic<V, T>.Softplus(V.Min(8.0, x));
    }

    private readonly struct Simple<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> =>
            V.Select((x > 1.0) | (x <= -1.0), V.Sqrt(V.Abs(x)), V.Except(V.Max(-0.5, x), V.Equal(x, 0.0)) + ((x < 0.5) & 0.25)) - V.Round(V.CopySign(V.Min(3.0, x), -x));
    }

    private readonly struct Bell<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => Gaussian<V, T>.Gelu(x) + Gaussian<V, T>.Erf(x) + Gaussian<V, T>.Erfc(x);
    }
}
