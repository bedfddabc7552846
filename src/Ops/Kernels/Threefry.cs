using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Nn.Ops.Kernels;

/// <summary>The Threefry 2x32 block function: 20 rounds over a counter of two words under a key of two words. It runs on registers, each lane a
/// counter.</summary>
internal static class Threefry
{
    /// <summary>How many draws are taken at once where many are.</summary>
    public const int Run = 256;

    public const double TwoToMinus52 = 1.0 / (1L << 52);

    /// <summary>What the second counter word is for where 32 bits are drawn; keys count what else it is for.</summary>
    public const uint Drawn = 3;

    private const uint Parity = 0x1BD11BDA;

    /// <summary>The block of one counter.</summary>
    public static (uint High, uint Low) Block(Key key, uint high, uint low)
    {
        var (x, y) = (Vector.Create(high), Vector.Create(low));
        Encrypt(key, ref x, ref y, ref x, ref y);
        return (x[0], y[0]);
    }

    /// <summary>Draws number <paramref name="first"/> and those after it: uniform in (0, 1), never 0 or 1, with 52 random bits.</summary>
    public static void Uniform(Key key, int first, Span<double> draws)
    {
        var left = draws;
        var step = Vector.Create((uint)Vector<uint>.Count);
        for (var counter = Vector.Create(unchecked((uint)first)) + Vector<uint>.Indices; left.Length > 0; counter += step + step)
        {
            Vector<uint> high = counter, low = Vector<uint>.Zero, nextHigh = counter + step, nextLow = Vector<uint>.Zero;
            Encrypt(key, ref high, ref low, ref nextHigh, ref nextLow);
            left = Written(nextHigh, nextLow, Written(high, low, left));
        }
    }

    /// <summary>Which of the <see cref="Run"/> draws from number <c>run · Run</c> on are at least so large, as 1 and 0: of 32 random bits each, the first half of
    /// a run the upper words of its blocks, the second half the lower ones.</summary>
    public static void AtLeast(Key key, int run, uint least, Span<int> found)
    {
        var (step, half) = (Vector.Create((uint)Vector<uint>.Count), found.Length / 2);
        var counter = Vector.Create(unchecked((uint)(run * half))) + Vector<uint>.Indices;
        for (var i = 0; i < half; i += 2 * Vector<uint>.Count, counter += step + step)
        {
            Vector<uint> high = counter, low = Vector.Create(Drawn), nextHigh = counter + step, nextLow = low;
            Encrypt(key, ref high, ref low, ref nextHigh, ref nextLow);
            Compare(high, least, found[i..]);
            Compare(nextHigh, least, found[(i + Vector<uint>.Count)..]);
            Compare(low, least, found[(half + i)..]);
            Compare(nextLow, least, found[(half + i + Vector<uint>.Count)..]);
        }
    }

    private static void Compare(Vector<uint> draws, uint least, Span<int> found) =>
        (Vector.GreaterThanOrEqual(draws, Vector.Create(least)) & Vector<uint>.One).As<uint, int>().CopyTo(found);

    private static Span<double> Written(Vector<uint> high, Vector<uint> low, Span<double> to)
    {
        Vector.Widen(high, out var highFirst, out var highSecond);
        Vector.Widen(low, out var lowFirst, out var lowSecond);
        return Written(Draw(highSecond, lowSecond), Written(Draw(highFirst, lowFirst), to));
    }

    private static Span<double> Written(Vector<double> draws, Span<double> to)
    {
        if (to.Length >= Vector<double>.Count)
        {
            draws.CopyTo(to);
            return to[Vector<double>.Count..];
        }

        for (var i = 0; i < to.Length; i++)
            to[i] = draws[i];
        return [];
    }

    /// <summary>(n + 1/2) / 2⁵² of the 52 bits n that end in the upper ones of the lower word: they are the fraction of a number from 1 to 2.</summary>
    private static Vector<double> Draw(Vector<ulong> high, Vector<ulong> low) =>
        Vector.AsVectorDouble((high << 20) | (low >>> 12) | Vector.AsVectorUInt64(Vector<double>.One)) - Vector.Create(1 - (TwoToMinus52 / 2));

    /// <summary>Counters become blocks, two registers of each word side by side: a round waits for the one before it.</summary>
    private static void Encrypt(Key key, ref Vector<uint> high, ref Vector<uint> low, ref Vector<uint> nextHigh, ref Vector<uint> nextLow)
    {
        var third = Parity ^ key.High ^ key.Low;
        Words a = new(high, low), b = new(nextHigh, nextLow);
        a.Add(key.High, key.Low);
        b.Add(key.High, key.Low);
        Rounds(ref a, ref b, 13, 15, 26, 6, key.Low, third + 1);
        Rounds(ref a, ref b, 17, 29, 16, 24, third, key.High + 2);
        Rounds(ref a, ref b, 13, 15, 26, 6, key.High, key.Low + 3);
        Rounds(ref a, ref b, 17, 29, 16, 24, key.Low, third + 4);
        Rounds(ref a, ref b, 13, 15, 26, 6, third, key.High + 5);
        (high, low, nextHigh, nextLow) = (a.High, a.Low, b.High, b.Low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rounds(ref Words a, ref Words b, int first, int second, int third, int fourth, uint high, uint low)
    {
        a.Mix(first);
        b.Mix(first);
        a.Mix(second);
        b.Mix(second);
        a.Mix(third);
        b.Mix(third);
        a.Mix(fourth);
        b.Mix(fourth);
        a.Add(high, low);
        b.Add(high, low);
    }

    private struct Words(Vector<uint> high, Vector<uint> low)
    {
        public Vector<uint> High = high, Low = low;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Mix(int rotation)
        {
            High += Low;
            Low = ((Low << rotation) | (Low >>> (32 - rotation))) ^ High;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(uint high, uint low)
        {
            High += Vector.Create(high);
            Low += Vector.Create(low);
        }
    }
}
