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

    /// <summary>Double precision is held to values from elsewhere by the other laws.</summary>
    [Theory]
    [InlineData("exp", -104, 88)]
    [InlineData("exp2", -149, 127)]
    [InlineData("expm1", -20, 80)]
    [InlineData("log", 1e-30, 10)]
    [InlineData("log2", 1e-30, 10)]
    [InlineData("log1p", -0.9999, 10)]
    [InlineData("tanh", -10, 10)]
    [InlineData("sigmoid", -103, 20)]
    [InlineData("silu", -100, 20)]
    [InlineData("softplus", -100, 20)]
    [InlineData("mish", -90, 20)]
    [InlineData("gelu", -13, 6)]
    [InlineData("gelu-tanh", -10, 6)]
    [InlineData("erf", -4, 4)]
    [InlineData("erfc", -4, 10)]
    [InlineData("probit", -14, 6)]
    [InlineData("sech-squared", -50, 50)]
    public void In_single_precision_a_function_errs_by_a_few_units_in_the_last_place(string name, double from, double to)
    {
        var (op, key) = (Known.Single(op => op.Name == name), Key.Of(1));
        float[] points =
        [
            .. Enumerable.Range(0, 3000).Select(i => (float)(from + ((to - from) * key.Uniform(i)))),
            .. Enumerable.Range(3000, 3000).Select(i => (float)Math.Clamp(Math.ScaleB((2 * key.Uniform(i)) - 1, -i % 30), from, to)),
        ];
        var (found, expected) = (Values(op, [points]), Values(op, [[.. points.Select(x => (double)x)]]));
        Assert.All(points, (x, i) => Assert.True(
            Math.Abs(found[i] - expected[i]) <= 6 * (double)(MathF.BitIncrement(MathF.Abs((float)expected[i])) - MathF.Abs((float)expected[i])), $"{found[i]:R} instead of {expected[i]:R} at {x:R}"));
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
        var (kinds, draws) = (Key.Of(input).Fold("kind"), Key.Of(input).Fold("draw"));
        return [.. Enumerable.Range(0, Most + 40).Select(i => T.CreateSaturating(kinds.Integer(i, 3) switch
        {
            0 => Extremes[draws.Integer(i, Extremes.Length)],
            1 => (10 * draws.Uniform(i)) - 5,
            _ => Math.ScaleB(draws.Uniform(i) - 0.5, (7 * i % 400) - 200),
        }))];
    }

    private static T[] Values<T>(Op op, T[][] inputs) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. Expr.Of(op, [.. inputs.Select(input => Expr.Constant(Tensor.Vector<T>(input)))])[0].Evaluate<T>(Env.Empty).OrThrow().Span];

    private static byte[] Bytes<T>(T[] numbers) where T : unmanaged => MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray();
}
