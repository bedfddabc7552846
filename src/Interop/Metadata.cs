using System.Collections;
using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Interop;

/// <summary>Texts by name, in ordinal order: what a file says about its tensors. A value: compares by names and texts.</summary>
public sealed class Metadata : IEquatable<Metadata>, IEnumerable<KeyValuePair<string, string>>
{
    private readonly ImmutableSortedDictionary<string, string> texts;

    private Metadata(ImmutableSortedDictionary<string, string> texts) => this.texts = texts;

    /// <summary>No texts.</summary>
    public static Metadata Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>These texts; of several with one name, the last.</summary>
    public static Metadata Of(params IEnumerable<(string Name, string Text)> texts) =>
        new(Empty.texts.SetItems(texts.Select(t => KeyValuePair.Create(t.Name, t.Text))));

    /// <summary>The number of texts.</summary>
    public int Count => texts.Count;

    /// <summary>The names, in ordinal order.</summary>
    public IEnumerable<string> Names => texts.Keys;

    /// <summary>The text of a name that is known to be there.</summary>
    public string this[string name] => texts[name];

    /// <summary>The text of a name.</summary>
    public Option<string> Find(string name) => texts.TryGetValue(name, out var text) ? text : Option<string>.None;

    /// <summary>This metadata with one text more, or another text of that name.</summary>
    public Metadata With(string name, string text) => new(texts.SetItem(name, text));

    /// <summary>Both; the right one wins.</summary>
    public static Metadata operator +(Metadata left, Metadata right) => new(left.texts.SetItems(right.texts));

    /// <inheritdoc/>
    public bool Equals(Metadata? other) => other is not null && texts.SequenceEqual(other.texts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Metadata);

    /// <inheritdoc/>
    public override int GetHashCode() => texts.Aggregate(0, (code, t) => HashCode.Combine(code, t.Key, t.Value));

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", texts.Select(t => $"{t.Key}: {t.Value}"));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => texts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
