using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;

namespace Functional.Nn;

/// <summary>
/// A graph that is ready to run often: elementwise ops run together block by block, and read what is broadcast where it stands; views cost
/// nothing; memory is lent to values that are not needed at the same time. There is a plan for each set of extents, made when it is first
/// needed; those of the most recent sets are kept. From outside a pure function, of the value that <see cref="Forward"/> specifies; several callers may run it at once.
/// </summary>
/// <typeparam name="T">The type in which real numbers are computed.</typeparam>
public sealed class Program<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Recent<ValueList<int>, Lent> plans = new();
    private readonly Workers workers;

    /// <summary>The program of a graph; what runs is what <paramref name="passes"/> make of it, on all processors or as many threads as
    /// <paramref name="workers"/> have.</summary>
    public Program(Graph graph, Pass? passes = null, Workers? workers = null) =>
        (Graph, Simplified, this.workers) = (graph, (passes ?? Pass.Identity).Run(graph), workers ?? Workers.Shared);

    /// <summary>What is computed.</summary>
    public Graph Graph { get; }

    /// <summary>What runs.</summary>
    public Graph Simplified { get; }

    /// <summary>The value of each output; or every reason why <paramref name="env"/> does not fit the graph.</summary>
    public Validation<NnError, ImmutableArray<Tensor>> Run(Env env) =>
        Symbols.Of<T>(Graph, env).Bind(symbols => Forward.Attempt(() => For(symbols).Run(env)));

    /// <summary>What runs, stage by stage, for the extents of <paramref name="env"/>: stages that run block by block have a bar; memory is told
    /// behind what stands in it.</summary>
    public Validation<NnError, string> Explain(Env env) => Symbols.Of<T>(Graph, env).Map(symbols => $"{For(symbols).Plan}");

    /// <summary>The plans so far, one for each set of extents.</summary>
    public override string ToString() => string.Join('\n', plans.Values.Select(lent => $"{lent.Plan}").Order(StringComparer.Ordinal).Prepend($"program of {Graph}"));

    private Lent For(Symbols symbols) =>
        plans.Of([.. Graph.Symbols.Select(name => symbols.Extent(Dim.Symbolic(name)))], _ => new(new(Simplified, symbols, workers)));

    /// <summary>A plan with machines that nobody uses at the moment.</summary>
    private sealed class Lent(Plan<T> plan)
    {
        private readonly ConcurrentBag<Machine<T>> idle = [];

        public Plan<T> Plan => plan;

        public ImmutableArray<Tensor> Run(Env env)
        {
            var machine = idle.TryTake(out var taken) ? taken : new(plan);
            var variables = plan.Graph.Variables;
            for (var i = 0; i < variables.Length; i++)
                machine.Input(i, Block.Of<T>(env[variables[i].Variable]));
            var outputs = Outputs(machine, env);
            machine.Run();
            machine.Forget();
            idle.Add(machine);
            return outputs;
        }

        /// <summary>New tensors, or those that are there: of variables, constants and outputs that are read in several shapes.</summary>
        private ImmutableArray<Tensor> Outputs(Machine<T> machine, Env env)
        {
            var tensors = new Dictionary<int, Tensor>();
            for (var output = 0; output < plan.Graph.Outputs.Length; output++)
                if (plan.Root(output) is var root && !tensors.ContainsKey(root))
                {
                    tensors[root] = plan.Staging.Owners[root].Op is VarOp variable ? env[variable.Variable]
                        : plan.Constants.TryGetValue(root, out var constant) ? constant
                        : Block.Tensor<T>(plan.Staging.Types[root]);
                    if (!plan.IsGiven(root))
                        machine.Output(output, Block.Of<T>(tensors[root]));
                }

            return [.. Enumerable.Range(0, plan.Graph.Outputs.Length).Select(output => Read(tensors[plan.Root(output)], plan.Output(output).Shape))];
        }

        private static Tensor Read(Tensor tensor, Shape shape) => tensor switch
        {
            _ when tensor.Shape == shape => tensor,
            Tensor<int> indices => indices.Reshape(shape),
            _ => ((Tensor<T>)tensor).Reshape(shape),
        };
    }
}
