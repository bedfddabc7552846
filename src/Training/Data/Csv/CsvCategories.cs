using System.Runtime.InteropServices;

namespace Functional.Nn.Training;

/// <summary>The different texts of a column.</summary>
internal sealed class CsvCategories
{
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);

    /// <summary>The texts in ordinal order.</summary>
    public ValueList<string> Texts => [.. positions.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The position of a text among those that came so far.</summary>
    public int Position(string text)
    {
        ref var position = ref CollectionsMarshal.GetValueRefOrAddDefault(positions, text, out var known);
        return known ? position : position = positions.Count - 1;
    }

    /// <summary>Positions in every <paramref name="width"/>th number, from <paramref name="first"/> on, become those in ordinal order.</summary>
    public void Sort(Span<double> numbers, int first, int width)
    {
        var sorted = new int[positions.Count];
        foreach (var (rank, text) in Texts.Index())
            sorted[positions[text]] = rank;
        for (var at = first; at < numbers.Length; at += width)
            if (!double.IsNaN(numbers[at]))
                numbers[at] = sorted[(int)numbers[at]];
    }
}
