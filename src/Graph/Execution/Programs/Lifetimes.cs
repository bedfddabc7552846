using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>Which values stand in memory, and where: values that are never needed at the same time share it.</summary>
internal sealed class Lifetimes
{
    /// <summary>Memory of up to this size is lent for less, however little.</summary>
    private const int Small = 1024;

    private readonly List<TensorType> lent = [];
    private readonly List<int> free = [];
    private readonly Staging staging;

    public Lifetimes(Graph graph, Staging staging)
    {
        this.staging = staging;
        LastUse = Uses(graph);
        var places = Enumerable.Repeat(-1, graph.Values.Length).ToArray();
        var ending = Enumerable.Range(0, places.Length).ToLookup(value => LastUse[value]);
        for (var stage = 0; stage < staging.Stages.Length; stage++)
        {
            var made = staging.Stages[stage].Nodes.SelectMany(node => Enumerable.Range(node.First, node.Results.Length)).ToArray();
            foreach (var value in made.Where(value => NeedsMemory(value, stage) && !IsOutput(value)))
                places[value] = Lend(staging.Types[value]);
            free.AddRange(ending[stage].Select(value => places[value]).Where(place => place >= 0));
        }

        (Places, Memories) = ([.. places], [.. lent]);
    }

    /// <summary>The last stage that reads each value, or makes it if none does; the number of stages for outputs.</summary>
    public ImmutableArray<int> LastUse { get; }

    /// <summary>The memory that each value stands in; -1 for variables, constants, outputs and what stands nowhere.</summary>
    public ImmutableArray<int> Places { get; }

    /// <summary>How much of what each memory holds.</summary>
    public ImmutableArray<TensorType> Memories { get; }

    /// <summary>Whether a value must stand somewhere as a whole: other stages read it, or its op writes wholes.</summary>
    public bool NeedsMemory(int value, int stage) => !staging.Stages[stage].IsBlocked || LastUse[value] > stage;

    /// <summary>Whether a value outlives the run.</summary>
    public bool IsOutput(int value) => LastUse[value] == staging.Stages.Length;

    private ImmutableArray<int> Uses(Graph graph)
    {
        var last = Enumerable.Repeat(-1, graph.Values.Length).ToArray();
        for (var stage = 0; stage < staging.Stages.Length; stage++)
            foreach (var node in staging.Stages[stage].Nodes)
            {
                foreach (var input in node.Inputs)
                    last[staging.Read(node, input)] = stage;
                last.AsSpan(node.First, node.Results.Length).Fill(stage);
            }

        foreach (var output in graph.Outputs)
            last[staging.Roots[output]] = staging.Stages.Length;
        return [.. last];
    }

    private int Lend(TensorType type)
    {
        var fitting = free.Where(place => lent[place].Kind == type.Kind && lent[place].Shape.Size >= type.Shape.Size && lent[place].Shape.Size <= Math.Max(Small, 2L * type.Shape.Size))
            .OrderBy(place => lent[place].Shape.Size).FirstOrDefault(-1);
        if (fitting >= 0 && free.Remove(fitting))
            return fitting;
        lent.Add(type);
        return lent.Count - 1;
    }
}
