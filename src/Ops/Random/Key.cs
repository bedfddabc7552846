using Functional.Nn.Ops.Kernels;

namespace Functional.Nn.Ops;

/// <summary>
/// A counter-based random key (Threefry 2x32, 20 rounds: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011).
/// A value: the same key gives the same draws, in any order and on any number of threads. New keys come from old ones.
/// </summary>
/// <param name="High">The upper word.</param>
/// <param name="Low">The lower word.</param>
public readonly record struct Key(uint High, uint Low)
{
    /// <summary>What the second counter word is for: draws have 0, so that no draw is a key and no text a number.</summary>
    private const uint Numbered = 1, Named = 2;

    /// <summary>The key of a seed.</summary>
    public static implicit operator Key(int seed) => Of(seed);

    /// <summary>The key of a seed.</summary>
    public static Key Of(long seed) => new(unchecked((uint)(seed >> 32)), unchecked((uint)seed));

    /// <summary>The key for one of numbered purposes: a step, an epoch, a layer.</summary>
    public Key Fold(int purpose) => Derived(unchecked((uint)purpose), Numbered);

    /// <summary>The key for a named purpose: a parameter, a layer's place.</summary>
    public Key Fold(string purpose)
    {
        var key = Derived(unchecked((uint)purpose.Length), Named);
        Span<byte> letters = stackalloc byte[4];
        foreach (var character in purpose.EnumerateRunes())
            foreach (var letter in letters[..character.EncodeToUtf8(letters)])
                key = key.Derived(letter, Named);
        return key;
    }

    private Key Derived(uint counter, uint domain)
    {
        var (high, low) = Threefry.Block(this, counter, domain);
        return new(high, low);
    }

    /// <summary>Independent keys.</summary>
    public Key[] Split(int count)
    {
        var parent = this;
        return [.. Enumerable.Range(0, count).Select(parent.Fold)];
    }

    /// <summary>Draw number <paramref name="counter"/>: uniform in (0, 1), never 0 or 1, with 52 random bits.</summary>
    public double Uniform(int counter) =>
        Threefry.Block(this, unchecked((uint)counter), 0) is var (high, low) ? ((((ulong)high << 20) | (low >> 12)) + 0.5) * Threefry.TwoToMinus52 : 0;

    /// <summary>Draw number <paramref name="counter"/>: an integer from 0 to <paramref name="below"/> - 1, each as likely up to 2^-32.</summary>
    public int Integer(int counter, int below) => (int)(Uniform(counter) * below);

    /// <summary>The numbers 0 to <paramref name="count"/> - 1 in random order (Fisher and Yates).</summary>
    public int[] Permutation(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = Integer(i, i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    /// <summary>The key as a graph's input: an index of shape [2].</summary>
    public Tensor<int> ToTensor() => Tensor.Vector(unchecked((int)High), unchecked((int)Low));

    /// <summary>Writes the key as a graph's input holds it.</summary>
    public void CopyTo(Span<int> words) => (words[0], words[1]) = (unchecked((int)High), unchecked((int)Low));

    /// <summary>The key that a graph's input holds.</summary>
    internal static Key From(ReadOnlySpan<int> words) => new(unchecked((uint)words[0]), unchecked((uint)words[1]));
}
