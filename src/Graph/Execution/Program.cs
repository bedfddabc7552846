using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;

namespace Functional.Nn;

/// <summary>
/// A graph that is ready to run often: elementwise ops run together block by block, broadcasting is never written out, views cost
/// nothing, memory is lent to values that are not needed at the same time. There is a plan for each set of extents, made when it is first
/// needed. From outside a pure function, of the value that <see cref="Forward"/> specifies; several callers may run it at once.
/// </summary>
/// <typeparam name="T">The type in which real numbers are computed.</typeparam>
public sealed class Program<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ConcurrentDictionary<ValueList<int>, Plan<T>> plans = new();

    /// <summary>The program of a graph; what runs is what <paramref name="passes"/> make of it.</summary>
    public Program(Graph graph, Pass? passes = null) => (Graph, Simplified) = (graph, (passes ?? Pass.Identity).Run(graph));

    /// <summary>What is computed.</summary>
    public Graph Graph { get; }

    /// <summary>What runs.</summary>
    public Graph Simplified { get; }

    /// <summary>The value of each output; or every reason why <paramref name="env"/> does not fit the graph.</summary>
    public Validation<NnError, ImmutableArray<Tensor>> Run(Env env) =>
        Symbols.Of<T>(Graph, env).Bind(symbols => Forward.Attempt(() => PlanFor(symbols).Run(env)));

    /// <summary>What runs, stage by stage, for the extents of <paramref name="env"/>: stages that run block by block have a bar; memory is told
    /// behind what stands in it.</summary>
    public Validation<NnError, string> Explain(Env env) => Symbols.Of<T>(Graph, env).Map(symbols => $"{PlanFor(symbols)}");

    /// <inheritdoc/>
    public override string ToString() => $"program of {Graph}";

    private Plan<T> PlanFor(Symbols symbols) =>
        plans.GetOrAdd([.. Graph.Symbols.Select(name => symbols.Extent(Dim.Symbolic(name)))], _ => new Plan<T>(Simplified, symbols));
}
