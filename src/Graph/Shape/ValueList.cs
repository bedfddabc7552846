using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Functional.Nn;

/// <summary>An immutable list that compares by its elements, for use in records.</summary>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Of))]
public readonly struct ValueList<A> : IEquatable<ValueList<A>>, IReadOnlyList<A>
{
    private readonly ImmutableArray<A> items;

    internal ValueList(ImmutableArray<A> items) => this.items = items;

    /// <summary>The elements, as an array.</summary>
    public ImmutableArray<A> Items => items.IsDefault ? [] : items;

    /// <inheritdoc/>
    public int Count => Items.Length;

    /// <inheritdoc/>
    public A this[int index] => Items[index];

    /// <summary>The position of the first element equal to <paramref name="item"/>, or -1.</summary>
    public int IndexOf(A item) => Items.IndexOf(item);

    /// <inheritdoc/>
    public bool Equals(ValueList<A> other) => Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueList<A> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(0, HashCode.Combine);

    /// <summary>Equal elements in equal order.</summary>
    public static bool operator ==(ValueList<A> left, ValueList<A> right) => left.Equals(right);

    /// <summary>Different elements or order.</summary>
    public static bool operator !=(ValueList<A> left, ValueList<A> right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => Term.Format(Items);

    /// <inheritdoc/>
    public IEnumerator<A> GetEnumerator() => ((IEnumerable<A>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Builds a <see cref="ValueList{A}"/>.</summary>
public static class ValueList
{
    /// <summary>The list of these elements.</summary>
    public static ValueList<A> Of<A>(params ReadOnlySpan<A> items) => new([.. items]);
}
