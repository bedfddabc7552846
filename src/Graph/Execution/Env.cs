using System.Collections;
using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;

namespace Functional.Nn;

/// <summary>An environment: the values of variables, by name. Parameters, inputs and optimiser state are all held in one.
/// A value: compares by names and tensors.</summary>
public sealed class Env : IEquatable<Env>, IEnumerable<KeyValuePair<string, Tensor>>
{
    private readonly ImmutableSortedDictionary<string, Tensor> values;

    private Env(ImmutableSortedDictionary<string, Tensor> values) => this.values = values;

    /// <summary>No variables.</summary>
    public static Env Empty { get; } = new(ImmutableSortedDictionary.Create<string, Tensor>(StringComparer.Ordinal));

    /// <summary>These variables.</summary>
    public static Env Of(params IEnumerable<(string Name, Tensor Value)> values) => Empty.With(values);

    /// <summary>The number of variables.</summary>
    public int Count => values.Count;

    /// <summary>The names, in ordinal order.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>The value of a variable that is known to be there.</summary>
    public Tensor this[string name] => values[name];

    /// <summary>The value of a variable.</summary>
    public Option<Tensor> Find(string name) => values.TryGetValue(name, out var value) ? value : Option<Tensor>.None;

    /// <summary>This environment with one variable more, or another value of it.</summary>
    public Env With(string name, Tensor value) => new(values.SetItem(name, value));

    /// <summary>This environment with these variables more, or other values of them.</summary>
    public Env With(params IEnumerable<(string Name, Tensor Value)> more)
    {
        var builder = values.ToBuilder();
        foreach (var (name, value) in more)
            builder[name] = value;
        return new(builder.ToImmutable());
    }

    /// <summary>Both environments; the right one wins.</summary>
    public static Env operator +(Env left, Env right) => new(left.values.SetItems(right.values));

    /// <summary>The same variables with real numbers of type <typeparamref name="T"/>.</summary>
    public Env To<T>() where T : unmanaged, INumberBase<T> =>
        new(values.ToImmutableSortedDictionary(v => v.Key, v => v.Value.Kind is Kind.Index ? v.Value : v.Value.To<T>(), StringComparer.Ordinal));

    /// <summary>The variables that satisfy a condition on their names.</summary>
    public Env Where(Func<string, bool> name) => new(values.RemoveRange(values.Keys.Where(n => !name(n))));

    /// <inheritdoc/>
    public bool Equals(Env? other) =>
        ReferenceEquals(this, other) || (other is not null && Count == other.Count
            && values.All(v => other.values.TryGetValue(v.Key, out var value) && value.Equals(v.Value)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Env);

    /// <summary>Equal values.</summary>
    public static bool operator ==(Env? left, Env? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Different values.</summary>
    public static bool operator !=(Env? left, Env? right) => !(left == right);

    /// <inheritdoc/>
    public override int GetHashCode() => values.Aggregate(0, (code, v) => HashCode.Combine(code, v.Key, v.Value));

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", values.Select(v => $"{v.Key} {v.Value.Type}"));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Tensor>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
