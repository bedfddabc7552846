using System.Collections.Concurrent;
using System.Numerics;

namespace Functional.Nn;

/// <summary>The programs of one graph, one for each type of real numbers, made when they are first asked for. Equal for equal graphs.</summary>
/// <param name="graph">What is computed.</param>
/// <param name="passes">What is made of it before it runs.</param>
public sealed class Programs(Graph graph, Pass passes) : IEquatable<Programs>
{
    private readonly ConcurrentDictionary<Type, object> programs = new();

    /// <summary>What is computed.</summary>
    public Graph Graph => graph;

    /// <summary>The program for one type.</summary>
    public Program<T> Of<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (Program<T>)programs.GetOrAdd(typeof(T), _ => new Program<T>(graph, passes));

    /// <inheritdoc/>
    public bool Equals(Programs? other) => other is not null && Graph == other.Graph;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Programs);

    /// <inheritdoc/>
    public override int GetHashCode() => Graph.GetHashCode();
}
