using System.Collections.Concurrent;
using System.Numerics;
using LanguageExt;

namespace Functional.Nn;

/// <summary>Named outputs as programs, one for each type of real numbers, made when they are first asked for. Equal for equal outputs.</summary>
/// <param name="outputs">What is computed.</param>
/// <param name="passes">What is made of it before it runs.</param>
/// <param name="workers">Who runs it: all processors unless said otherwise.</param>
public sealed class Programs(Outputs outputs, Pass passes, Workers? workers = null) : IEquatable<Programs>
{
    private readonly ConcurrentDictionary<Type, object> programs = new();

    /// <summary>What is computed.</summary>
    public Outputs Outputs => outputs;

    /// <summary>The value of each output by its name; or every reason why <paramref name="env"/> does not fit.</summary>
    public Validation<NnError, Env> Run<T>(Env env) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ((Program<T>)programs.GetOrAdd(typeof(T), _ => new Program<T>(outputs.Graph, passes, workers))).Run(env).Map(outputs.Named);

    /// <inheritdoc/>
    public bool Equals(Programs? other) => other is not null && Outputs == other.Outputs;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Programs);

    /// <inheritdoc/>
    public override int GetHashCode() => Outputs.GetHashCode();
}
