using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>The Threefry 2x32 block function: 20 rounds over a counter of two words under a key of two words.</summary>
internal static class Threefry
{
    public const double TwoToMinus52 = 1.0 / (1L << 52);

    private const uint Parity = 0x1BD11BDA;

    public static (uint High, uint Low) Block(Key key, uint high, uint low)
    {
        ReadOnlySpan<uint> schedule = [key.High, key.Low, Parity ^ key.High ^ key.Low];
        ReadOnlySpan<int> rotations = [13, 15, 26, 6, 17, 29, 16, 24];
        unchecked
        {
            var (x, y) = (high + schedule[0], low + schedule[1]);
            for (var round = 0; round < 20; round++)
            {
                x += y;
                y = BitOperations.RotateLeft(y, rotations[round % 8]) ^ x;
                if (round % 4 == 3)
                {
                    var injection = (round / 4) + 1;
                    x += schedule[injection % 3];
                    y += schedule[(injection + 1) % 3] + (uint)injection;
                }
            }

            return (x, y);
        }
    }
}
