using System.Collections;
using System.Runtime.CompilerServices;

namespace Functional.Nn;

/// <summary>How many positions stand before and behind the spatial axes: one number for all axes, one for each, or <c>same</c>. 0 if nothing else
/// is said. A value: compares by its numbers.</summary>
[CollectionBuilder(typeof(Padding), nameof(Of))]
public readonly record struct Padding : IEnumerable<int>
{
    private readonly PerAxis? beyondZero;

    private Padding(PerAxis? numbers, bool isSame) => (beyondZero, IsSame) = (numbers == (PerAxis)0 ? null : numbers, isSame);

    /// <summary>As many as give an output of ⌈extent / stride⌉ positions; of an odd number, one more behind.</summary>
    public static Padding Same { get; } = new(null, true);

    /// <summary>One number for each axis, on both sides; a single one is for all.</summary>
    public static Padding Of(params ReadOnlySpan<int> numbers) => PerAxis.Of(numbers);

    /// <summary>The same number on both sides of all axes.</summary>
    public static implicit operator Padding(int number) => (PerAxis)number;

    /// <summary>These numbers on both sides.</summary>
    public static implicit operator Padding(PerAxis numbers) => new(numbers, false);

    /// <summary>Whether the extents decide.</summary>
    public bool IsSame { get; }

    /// <summary>The numbers on both sides, where the extents do not decide.</summary>
    public PerAxis Numbers => beyondZero ?? 0;

    /// <inheritdoc/>
    public override string ToString() => IsSame ? "same" : $"{Numbers}";

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => (IsSame ? [] : Numbers.Numbers.AsEnumerable()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
