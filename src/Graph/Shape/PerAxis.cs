using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using LanguageExt;

namespace Functional.Nn;

/// <summary>One number for all spatial axes, or one for each: <c>3</c> or <c>[3, 5]</c>. 1 if nothing else is said. A value: compares by its
/// numbers.</summary>
[CollectionBuilder(typeof(PerAxis), nameof(Of))]
public readonly struct PerAxis : IEquatable<PerAxis>, IReadOnlyList<int>
{
    private readonly int beyondOne;
    private readonly ImmutableArray<int> several;

    private PerAxis(int number) => beyondOne = unchecked(number - 1);

    private PerAxis(ImmutableArray<int> several) => this.several = several;

    /// <summary>One number for each axis; a single one is for all.</summary>
    public static PerAxis Of(params ReadOnlySpan<int> numbers) => numbers is [var one] ? new(one) : new([.. numbers]);

    /// <summary>The same number for all axes.</summary>
    public static implicit operator PerAxis(int number) => new(number);

    /// <summary>The numbers; a single one is for all axes.</summary>
    public ImmutableArray<int> Numbers => several.IsDefault ? [unchecked(beyondOne + 1)] : several;

    /// <inheritdoc/>
    public int Count => Numbers.Length;

    /// <inheritdoc/>
    public int this[int index] => Numbers[index];

    /// <summary>The number of each of so many axes, or an error where there are not so many.</summary>
    public Either<ShapeError, ValueList<int>> On(int axes) =>
        several.IsDefault ? ValueList.Of<int>([.. Enumerable.Repeat(this[0], axes)])
        : several.Length == axes ? ValueList.Of(several.AsSpan())
        : new ShapeError("numbers of spatial axes") { Expected = axes < 2 ? "one number" : $"one number, or one for each of {axes} spatial axes", Found = $"{this}" };

    /// <inheritdoc/>
    public bool Equals(PerAxis other) => Numbers.AsSpan().SequenceEqual(other.Numbers.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PerAxis other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Numbers.Aggregate(0, HashCode.Combine);

    /// <summary>Equal numbers in equal order.</summary>
    public static bool operator ==(PerAxis left, PerAxis right) => left.Equals(right);

    /// <summary>Different numbers or order.</summary>
    public static bool operator !=(PerAxis left, PerAxis right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Numbers.Select(n => n.ToString(CultureInfo.InvariantCulture))) is var text && several.IsDefault ? text : $"[{text}]";

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)Numbers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
