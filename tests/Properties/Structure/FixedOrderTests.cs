using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class FixedOrderTests
{
    [Theory]
    [InlineData(4097)]
    [InlineData(100_003)]
    [InlineData(1 << 24)]
    public void Sums_of_many_are_as_good_as_those_of_few(int count)
    {
        var x = Enumerable.Repeat(1.1f, count).ToArray();
        Assert.Equal(1, FixedOrder.Sum<float>(x) / (count * (double)1.1f), 2e-6);
        Assert.Equal(1, FixedOrder.Dot<float>(x, x) / (count * (double)1.1f * 1.1f), 2e-6);
    }

    [Fact]
    public void Sums_of_numbers_without_registers_do_not_stagnate() =>
        Assert.Equal(17500, (double)FixedOrder.Sum<Half>(Enumerable.Repeat((Half)0.25, 70000).ToArray()), 10.0);

    /// <summary>Libraries align their loads, and so sum in another order at another address.</summary>
    [Property]
    public void Sums_do_not_depend_on_where_numbers_stand(byte length)
    {
        var numbers = Enumerable.Range(1, length + 60).Select(i => Math.Sin(i) / i).ToArray();
        var sums = Enumerable.Range(0, 9).Select(shift => FixedOrder.Sum(Shifted(numbers, shift))).ToArray();
        var dots = Enumerable.Range(0, 9).Select(shift => FixedOrder.Dot(Shifted(numbers, shift), Shifted(numbers, 3))).ToArray();
        Assert.All(sums, sum => Assert.Equal(sums[0], sum));
        Assert.All(dots, dot => Assert.Equal(dots[0], dot));
        Assert.Equal(numbers.Sum(), sums[0], 1e-14);
        Assert.Equal(numbers.Sum(x => x * x), dots[0], 1e-14);
    }

    [Fact]
    public void Sums_of_whole_numbers_are_exact()
    {
        for (var n = 0; n < 200; n++)
        {
            var numbers = Enumerable.Range(0, n).Select(i => (float)(i - 7)).ToArray();
            Assert.Equal(numbers.Select(x => (double)x).Sum(), FixedOrder.Sum<float>(numbers));
            Assert.Equal(numbers.Select(x => (double)x * x).Sum(), FixedOrder.Dot<float>(numbers, numbers));
            Assert.Equal((Half)numbers.Take(20).Sum(), FixedOrder.Sum<Half>([.. numbers.Take(20).Select(x => (Half)x)]));
        }
    }

    private static ReadOnlySpan<double> Shifted(double[] numbers, int shift) => (double[])[.. new double[shift], .. numbers] is var memory ? memory.AsSpan(shift) : default;
}
