namespace Functional.Nn.Lectures;

/// <summary>Text as classes, one for each of its characters. Every eighth block of it is held out.</summary>
/// <param name="Text">The text.</param>
internal sealed record Corpus(string Text)
{
    private const int Block = 1024;
    private const int HeldOut = 8;

    /// <summary>The text of the five lectures.</summary>
    public static Corpus Lectures { get; } = new(string.Concat(Enumerable.Range(0, 5).Select(number => Read($"{number:000}.txt"))));

    /// <summary>Its characters, each once.</summary>
    public ValueList<char> Alphabet { get; } = [.. Text.Distinct().Order()];

    /// <summary>The class of a character.</summary>
    public int Class(char character) => Alphabet.IndexOf(character);

    /// <summary>Windows of the text that begin every so many characters, each inside of a block; the target of a character is the next one.</summary>
    public Validation<NnError, Dataset> Windows(int length, int every, bool areHeldOut)
    {
        var (classes, starts) = (Text.Select(Class).ToArray(), Starts(length, every, areHeldOut));
        return Dataset.Of(Windowed(0), Windowed(1), classNames: [.. Alphabet.Select(character => $"{character}")]);

        Tensor<int> Windowed(int shift) => Tensor.Generate([starts.Length, length], i => classes[starts[i / length] + (i % length) + shift]);
    }

    /// <summary>Mean cross-entropy of characters that are held out, by how often each is found in the rest, p(b) = (n(b) + 1) / (n + k), and by how often it comes there after
    /// the one before it, p(b | a) = (n(a, b) + p(b)) / (n(a) + 1).</summary>
    public (double Unigram, double Bigram) Baselines()
    {
        var (seen, heldOut) = (Pairs(areHeldOut: false), Pairs(areHeldOut: true));
        var (firsts, nexts, pairs) = (seen.CountBy(pair => pair.Before).ToDictionary(), seen.CountBy(pair => pair.Next).ToDictionary(), seen.CountBy(pair => pair).ToDictionary());
        return (heldOut.Average(pair => -Math.Log(Share(pair.Next))), heldOut.Average(pair => -Math.Log((pairs.GetValueOrDefault(pair) + Share(pair.Next)) / (firsts.GetValueOrDefault(pair.Before) + 1))));

        double Share(char character) => (nexts.GetValueOrDefault(character) + 1.0) / (seen.Length + Alphabet.Count);
    }

    private (char Before, char Next)[] Pairs(bool areHeldOut) => [.. Starts(1, 1, areHeldOut).Select(i => (Text[i], Text[i + 1]))];

    private int[] Starts(int length, int every, bool areHeldOut) =>
        [.. Enumerable.Range(0, (Text.Length - length - 1) / every).Select(i => i * every).Where(i => i / Block == (i + length) / Block && i / Block % HeldOut == HeldOut - 1 == areHeldOut)];

    private static string Read(string name)
    {
        using var text = new StreamReader(typeof(Corpus).Assembly.GetManifestResourceStream(name)!);
        return text.ReadToEnd();
    }
}
