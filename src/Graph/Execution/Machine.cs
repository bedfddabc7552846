using System.Collections.Immutable;
using System.Numerics;

namespace Functional.Nn;

/// <summary>
/// Memory in which a graph runs for known extents, again and again: whoever holds it says where inputs are read and outputs written. One run at
/// a time; <see cref="Program{T}"/> lends machines to many callers.
/// </summary>
/// <typeparam name="T">The type in which real numbers are computed.</typeparam>
public sealed class Machine<T> : IDivided where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Plan<T> plan;
    private readonly Slot<T>?[] slots;
    private readonly int[] variables;
    private readonly int[][] views;
    private readonly int[] roots;
    private readonly bool[] copied;
    private readonly Block<T>?[] targets;
    private Runner<T>? running;

    internal Machine(Plan<T> plan)
    {
        this.plan = plan;
        var graph = plan.Graph;
        (slots, Values) = (new Slot<T>?[plan.Workers.Count], new Block<T>[graph.Values.Length]);
        variables = [.. graph.Nodes.Where(node => node.Op is VarOp).Select(node => node.First)];
        views = [.. Enumerable.Range(0, Values.Length).Select(value => plan.Views[value].ToArray())];
        roots = [.. Enumerable.Range(0, graph.Outputs.Length).Select(plan.Root)];
        copied = [.. roots.Select((root, output) => plan.IsGiven(root) || roots.AsSpan(0, output).Contains(root))];
        targets = new Block<T>?[roots.Length];
        var memories = ImmutableArray.CreateRange(plan.Lifetimes.Memories, Block.Allocate<T>);
        for (var value = 0; value < Values.Length; value++)
            if (plan.Staging.Roots[value] == value)
                Point(value, plan.Lifetimes.Places[value] is >= 0 and var place
                    ? memories[place].Of(plan.Staging.Types[value], 0, plan.Staging.Types[value].Shape.Size)
                    : new(plan.Staging.Types[value], default, default));
        foreach (var (value, constant) in plan.Constants)
            Point(value, Block.Of<T>(constant));
    }

    /// <summary>The machine of a graph for these extents.</summary>
    public static Machine<T> Of(Graph graph, Symbols symbols, Workers? workers = null) => new(new(graph, symbols, workers ?? Workers.Shared));

    /// <summary>The numbers of the symbolic extents.</summary>
    internal Symbols Symbols => plan.Symbols;

    /// <summary>Who runs it.</summary>
    internal Workers Workers => plan.Workers;

    /// <summary>Where each value stands.</summary>
    internal Block<T>[] Values { get; }

    /// <summary>The known type of an output.</summary>
    public TensorType OutputType(int output) => plan.Output(output);

    /// <summary>Whether an output may be written where a variable is read.</summary>
    internal bool MayOverwrite(int variable, int output) => !copied[output] && Overwriting.May(plan.Staging, plan.Lifetimes, variables[variable], roots[output]);

    /// <summary>From now on the variable is read there. It must have the type that the extents give it.</summary>
    /// <param name="variable">Its place among <see cref="Graph.Variables"/>.</param>
    /// <param name="memory">Where it stands.</param>
    public void Input(int variable, Block<T> memory) => Point(variables[variable], memory);

    /// <summary>From now on the output is written there.</summary>
    /// <param name="output">Its place among <see cref="Graph.Outputs"/>.</param>
    /// <param name="memory">Where it will stand; an output that is no variable, constant or view of an earlier one needs a place.</param>
    public void Output(int output, Block<T> memory)
    {
        targets[output] = memory;
        if (!copied[output])
            Point(roots[output], memory);
    }

    /// <summary>Computes all outputs. What kernels find wrong they throw as <see cref="NnException"/>.</summary>
    public void Run()
    {
        foreach (var runner in plan.Runners)
        {
            running = runner;
            Workers.Run(this, runner.Pieces);
        }

        for (var output = 0; output < copied.Length; output++)
            if (copied[output] && targets[output] is { } target)
                Values[roots[output]].CopyTo(target);
    }

    void IDivided.Run(int first, int end, int worker) =>
        running!.Run(this, slots[worker] ??= new(plan.Runners.Max(runner => runner.Scratch), plan.Runners.Max(runner => runner.Operands)), first, end);

    /// <summary>Lets go of the memory of inputs and outputs.</summary>
    internal void Forget()
    {
        foreach (var value in variables)
            Point(value, default);
        for (var output = 0; output < roots.Length; output++)
        {
            targets[output] = null;
            if (!copied[output])
                Point(roots[output], default);
        }
    }

    private void Point(int root, Block<T> memory)
    {
        Values[root] = memory.As(plan.Staging.Types[root]);
        foreach (var view in views[root])
            Values[view] = memory.As(plan.Staging.Types[view]);
    }
}
