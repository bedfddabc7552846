using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using LanguageExt;

namespace Functional.Nn;

/// <summary>Some axes of a shape, by number; negative ones count from the last. A value: compares by its numbers.</summary>
[CollectionBuilder(typeof(Axes), nameof(Of))]
public readonly struct Axes : IEquatable<Axes>, IReadOnlyList<int>
{
    private readonly ImmutableArray<int> numbers;

    private Axes(ImmutableArray<int> numbers) => this.numbers = numbers;

    /// <summary>These axes.</summary>
    public static Axes Of(params ReadOnlySpan<int> axes) => new([.. axes]);

    /// <summary>The last axis: features.</summary>
    public static Axes Last => Of(-1);

    /// <summary>The axes 0 to <paramref name="rank"/> - 1.</summary>
    public static Axes All(int rank) => new([.. Enumerable.Range(0, rank)]);

    /// <summary>One axis.</summary>
    public static implicit operator Axes(int axis) => Of(axis);

    /// <summary>The numbers, as an array.</summary>
    public ImmutableArray<int> Numbers => numbers.IsDefault ? [] : numbers;

    /// <inheritdoc/>
    public int Count => Numbers.Length;

    /// <inheritdoc/>
    public int this[int index] => Numbers[index];

    /// <summary>The same axes counted from the first, in the order given; an axis outside of the rank or named twice is an error.</summary>
    public Either<ShapeError, Axes> Within(int rank)
    {
        var counted = Numbers.Select(a => a < 0 ? a + rank : a).ToImmutableArray();
        return counted.All(a => a >= 0 && a < rank) && counted.Distinct().Count() == counted.Length
            ? new Axes(counted)
            : new ShapeError("axes") { Expected = rank == 0 ? "none of a scalar" : $"distinct axes from {-rank} to {rank - 1}", Found = ToString() };
    }

    /// <inheritdoc/>
    public bool Equals(Axes other) => Numbers.AsSpan().SequenceEqual(other.Numbers.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Axes other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Numbers.Aggregate(0, HashCode.Combine);

    /// <summary>Equal numbers in equal order.</summary>
    public static bool operator ==(Axes left, Axes right) => left.Equals(right);

    /// <summary>Different numbers or order.</summary>
    public static bool operator !=(Axes left, Axes right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", Numbers.Select(a => a.ToString(CultureInfo.InvariantCulture)))}]";

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)Numbers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
