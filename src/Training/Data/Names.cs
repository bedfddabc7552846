using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Functional.Nn.Training;

/// <summary>Names in order: of features, of classes. A value: compares by its names.</summary>
[CollectionBuilder(typeof(Names), nameof(Of))]
public readonly struct Names : IEquatable<Names>, IReadOnlyList<string>
{
    private readonly ImmutableArray<string> names;

    private Names(ImmutableArray<string> names) => this.names = names;

    /// <summary>These names.</summary>
    public static Names Of(params ReadOnlySpan<string> names) => new([.. names]);

    /// <summary>The names, as an array.</summary>
    public ImmutableArray<string> Items => names.IsDefault ? [] : names;

    /// <inheritdoc/>
    public int Count => Items.Length;

    /// <inheritdoc/>
    public string this[int index] => Items[index];

    /// <summary>The position of a name, or -1.</summary>
    public int IndexOf(string name) => Items.IndexOf(name, StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool Equals(Names other) => Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Names other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(0, HashCode.Combine);

    /// <summary>Equal names in equal order.</summary>
    public static bool operator ==(Names left, Names right) => left.Equals(right);

    /// <summary>Different names or order.</summary>
    public static bool operator !=(Names left, Names right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", Items)}]";

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
