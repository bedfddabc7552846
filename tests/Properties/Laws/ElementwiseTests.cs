using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Xunit;

namespace Functional.Nn.Properties;

/// <summary>Elementwise kernels run in registers; nothing may show where a register ends.</summary>
public sealed class ElementwiseTests
{
    private const int Most = 70;

    private static readonly double[] Extremes =
    [
        0, -0.0, 1e-310, -1e-45, 1e-20, 0.3, -0.3, 1, -1, 1.5, -2.5, 20, -20, 88.7, -88.8, -104, 710, -745, 1e20, -1e30, 1e38, double.Epsilon,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    private static readonly ImmutableArray<Op> Known =
    [
        .. Curves.All.Select(curve => curve.Op),
        .. OpGenerators.Ops([typeof(BinaryOp).Assembly]).Where(typeof(BinaryOp).IsAssignableFrom).Select(type => (Op)Activator.CreateInstance(type)!),
        new WhereOp(), new AddOp(),
    ];

    public static TheoryData<string> Ops => [.. Known.Select(op => op.Name)];

    [Fact]
    public void Every_elementwise_op_is_here() => Assert.Equal(
        OpGenerators.Ops([typeof(UnaryOp).Assembly, typeof(AddOp).Assembly]).Where(type => typeof(UnaryOp).IsAssignableFrom(type) || typeof(BinaryOp).IsAssignableFrom(type) || type == typeof(WhereOp) || type == typeof(AddOp)).OrderBy(type => type.Name, StringComparer.Ordinal),
        Known.Select(op => op.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ops))]
    public void An_element_has_the_same_bits_wherever_it_stands_and_whatever_stands_beside_it(string name)
    {
        var op = Known.Single(op => op.Name == name);
        SameBits<float>(op);
        SameBits<double>(op);
    }

    private static void SameBits<T>(Op op) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var inputs = Enumerable.Range(0, op is WhereOp ? 3 : op is UnaryOp ? 1 : 2).Select(Numbers<T>).ToArray();
        var whole = Values(op, inputs);
        for (var length = 1; length <= Most; length++)
        {
            var part = ((7 * length) % 39)..((7 * length % 39) + length);
            Assert.Equal(Bytes(whole[part]), Bytes(Values(op, [.. inputs.Select(input => input[part])])));
        }
    }

    private static T[] Numbers<T>(int input) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(input);
        return [.. Enumerable.Range(0, Most + 40).Select(i => T.CreateSaturating(random.Next(3) switch
        {
            0 => Extremes[random.Next(Extremes.Length)],
            1 => (10 * random.NextDouble()) - 5,
            _ => Math.ScaleB(random.NextDouble() - 0.5, random.Next(-200, 200)),
        }))];
    }

    private static T[] Values<T>(Op op, T[][] inputs) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. Expr.Of(op, [.. inputs.Select(input => Expr.Constant(Tensor.Vector<T>(input)))])[0].Evaluate<T>(Env.Empty).OrThrow().Span];

    private static byte[] Bytes<T>(T[] numbers) where T : unmanaged => MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray();
}
