using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class KeyTests
{
    /// <summary>kat_vectors of Random123, threefry2x32 with 20 rounds: counter, key, result.</summary>
    [Theory]
    [InlineData(0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x6b200159, 0x99ba4efe)]
    [InlineData(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7)]
    [InlineData(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xc4923a9c, 0x483df7a0)]
    public void The_block_function_gives_the_known_answers(uint counterHigh, uint counterLow, uint keyHigh, uint keyLow, uint high, uint low) =>
        Assert.Equal((high, low), Threefry(new(keyHigh, keyLow), counterHigh, counterLow));

    [Property]
    public void Draws_are_the_block_function_of_their_counter(Key key, int counter)
    {
        var (high, low) = Threefry(key, unchecked((uint)counter), 0);
        Assert.Equal(((((ulong)high << 20) | (low >> 12)) + 0.5) / (1L << 52), key.Uniform(counter));
        Assert.InRange(key.Uniform(counter), double.Epsilon, 1 - double.Epsilon);
        Assert.NotEqual(1, key.Uniform(counter));
        Assert.NotEqual(key.Uniform(counter), key.Uniform(unchecked(counter + 1)));
    }

    [Property]
    public bool A_seed_is_the_same_key_as_an_int_and_as_a_long(int seed) => Key.Of(seed) == seed && Key.Of(seed) == Key.Of((long)seed);

    [Property]
    public bool Different_seeds_are_different_keys(long a, long b) => (a == b) == (Key.Of(a) == Key.Of(b));

    [Property]
    public bool A_tensor_holds_the_key(Key key) => key.ToTensor() is var words && new Key(unchecked((uint)words[0]), unchecked((uint)words[1])) == key && words.Shape == [2];

    [Fact]
    public void Keys_of_different_purposes_differ()
    {
        Key key = 1;
        string[] names = ["", "a", "b", "ab", "ba", "a\0", "\0a", "\0", "\0\0", "aaaa", "aaaab", "aaaaaaaa", "é", "dense1.weight", "dense1.bias", "dense2.weight", "dense1/dense1.weight"];
        var keys = Enumerable.Range(-500, 1000).Select(key.Fold)
            .Concat(names.Where(n => n.Length > 0).Select(key.Fold)).Concat(Enumerable.Range(0, 500).Select(i => key.Fold("x").Fold(i))).Concat(key.Fold("y").Split(500)).Append(key)
            .Concat(((Key)2).Split(500)).ToArray();
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(names.Length, names.Select(key.Fold).Distinct().Count());
        Assert.Equal(keys.Length, keys.Select(k => k.Uniform(0)).Distinct().Count());
        Assert.Equal(key.Split(5), key.Split(3).Concat(key.Split(5).Skip(3)));
        Assert.Empty(key.Split(0));
        Assert.NotEqual(key.Fold(""), key.Fold(0));
    }

    [Property]
    public void A_permutation_has_every_number_once(Key key, byte count) =>
        Assert.Equal(Enumerable.Range(0, count), key.Permutation(count).Order());

    [Fact]
    public void Permutations_are_uniform()
    {
        const int Draws = 24_000;
        var counts = ((Key)7).Split(Draws).CountBy(key => string.Join("", key.Permutation(4))).ToDictionary();
        Assert.Equal(24, counts.Count);
        Assert.InRange(counts.Values.Sum(n => Math.Pow(n - (Draws / 24.0), 2) / (Draws / 24.0)), 5, 60); // chi-squared, 23 degrees of freedom: 1e-5 beyond 60
        var places = ((Key)8).Permutation(2000).Select((value, at) => (double)Math.Abs(value - at)).Average();
        Assert.InRange(places / 2000, 0.31, 0.36); // a third
    }

    [Fact]
    public void Integers_are_uniform_and_below_their_bound()
    {
        Key key = 3;
        Assert.InRange(ChiSquared(Enumerable.Range(0, 70_000).Select(i => key.Integer(i, 7)), 7), 0, 35);
        Assert.All(Enumerable.Range(0, 1000), i => Assert.Equal(0, key.Integer(i, 1)));
        Assert.All(Enumerable.Range(0, 1000), i => Assert.InRange(key.Integer(i, int.MaxValue), 0, int.MaxValue - 1));
    }

    [Fact]
    public void Uniform_draws_have_the_moments_of_the_uniform_distribution()
    {
        Key key = 5;
        var draws = Enumerable.Range(0, 100_000).Select(key.Uniform).ToArray();
        Assert.InRange(draws.Average(), 0.5 - 0.004, 0.5 + 0.004);
        Assert.InRange(draws.Average(u => Math.Pow(u - 0.5, 2)), (1 / 12.0) - 0.002, (1 / 12.0) + 0.002);
        Assert.InRange(draws.Zip(draws.Skip(1), (a, b) => (a - 0.5) * (b - 0.5)).Average(), -0.002, 0.002);
        Assert.InRange(((Key)5).Split(100_000).Average(k => k.Uniform(0)), 0.5 - 0.004, 0.5 + 0.004);
        Assert.InRange(ChiSquared(draws.Select(u => (int)(u * 100)), 100), 40, 180);
        Assert.InRange(ChiSquared(draws.Select(u => (int)(u * (1L << 40) % 64)), 64), 20, 130);
    }

    private static double ChiSquared(IEnumerable<int> draws, int classes)
    {
        var counts = new int[classes];
        foreach (var draw in draws)
            counts[draw]++;
        var expected = counts.Sum() / (double)classes;
        return counts.Sum(n => Math.Pow(n - expected, 2) / expected);
    }

    /// <summary>Written from the paper, apart from the library's: Salmon et al., 2011.</summary>
    private static (uint High, uint Low) Threefry(Key key, uint high, uint low)
    {
        uint[] ks = [key.High, key.Low, 0x1BD11BDA ^ key.High ^ key.Low];
        var (x0, x1) = (unchecked(high + ks[0]), unchecked(low + ks[1]));
        int[][] rotations = [[13, 15, 26, 6], [17, 29, 16, 24]];
        for (uint group = 0; group < 5; group++)
        {
            foreach (var r in rotations[group % 2])
                unchecked
                {
                    x0 += x1;
                    x1 = ((x1 << r) | (x1 >> (32 - r))) ^ x0;
                }

            unchecked
            {
                x0 += ks[(group + 1) % 3];
                x1 += ks[(group + 2) % 3] + group + 1;
            }
        }

        return (x0, x1);
    }
}
