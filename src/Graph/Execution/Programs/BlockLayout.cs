using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>Where the kernels of a stage find what they read and write block by block.</summary>
internal sealed class BlockLayout
{
    private const int Alignment = 16;

    private readonly Dictionary<int, Operand> places = [];
    private readonly int length;

    /// <param name="stage">The stage.</param>
    /// <param name="number">Its number.</param>
    /// <param name="staging">Where the stage is from.</param>
    /// <param name="lifetimes">What stands in memory of its own.</param>
    /// <param name="length">The elements of a block.</param>
    /// <param name="chunk">The elements that a producer makes at a time.</param>
    /// <param name="alone">The nodes that run in no chain: kernels that need copies of a number for all elements.</param>
    public BlockLayout(Stage stage, int number, Staging staging, Lifetimes lifetimes, int length, int chunk, ImmutableArray<Node> alone)
    {
        this.length = length;
        foreach (var value in stage.Blocked.SelectMany(node => node.Inputs).Except(alone.SelectMany(node => node.Inputs)))
            if (staging.Repeated[value] is { Period: 1 })
                places[value] = new(staging.Owners[value].Inputs[0], -1, Operand.Single);
        Repeated = [.. stage.Blocked.SelectMany(node => node.Inputs).Distinct().Where(value => staging.Repeated[value] is not null && !places.ContainsKey(value)).Select(value => Repeat(value, staging))];
        Made = stage.Producer is { } producer && !lifetimes.NeedsMemory(producer.First, number) ? Take(chunk) : -1;
        if (Made >= 0)
            places[stage.Producer!.First] = new(stage.Producer.First, Made, Operand.Chunk);
        Share(stage.Blocked, number, lifetimes);
        Operands = [.. stage.Blocked.SelectMany(node => node.Inputs.Append(node.First)).Select(value => places.TryGetValue(value, out var place) ? place : Operand.Whole(value))];
    }

    /// <summary>What each kernel reads and then writes, one kernel after the other.</summary>
    public ImmutableArray<Operand> Operands { get; }

    /// <summary>What is broadcast, and where in a worker's memory it is repeated, if there.</summary>
    public ImmutableArray<(int Source, int Scratch, Repeats Repeats)> Repeated { get; }

    /// <summary>Where in a worker's memory a producer makes its chunks; -1 where it writes to memory of their own.</summary>
    public int Made { get; }

    /// <summary>The elements of a worker's memory.</summary>
    public int Scratch { get; private set; }

    private (int Source, int Scratch, Repeats Repeats) Repeat(int value, Staging staging)
    {
        var (source, repeats) = (staging.Owners[value].Inputs[0], staging.Repeated[value]!.Value);
        var at = repeats.Each > 1 ? Take(length) : repeats.IsFilled(length) ? Take(length + repeats.Period - 1) : -1;
        places[value] = new(source, at, repeats.Each > 1 ? 1 : repeats.Period);
        return (source, at, repeats);
    }

    /// <summary>Gives blocks to what stands nowhere else; one that is read for the last time may be written in the same breath.</summary>
    private void Share(ImmutableArray<Node> nodes, int stage, Lifetimes lifetimes)
    {
        var (own, free, last) = (new HashSet<int>(), new Stack<int>(), new Dictionary<int, int>());
        for (var i = 0; i < nodes.Length; i++)
            foreach (var input in nodes[i].Inputs)
                last[input] = i;
        for (var i = 0; i < nodes.Length; i++)
        {
            foreach (var input in nodes[i].Inputs.Distinct())
                if (last[input] == i && own.Contains(input))
                    free.Push(places[input].Scratch);
            if (!lifetimes.NeedsMemory(nodes[i].First, stage) && own.Add(nodes[i].First))
                places[nodes[i].First] = new(nodes[i].First, free.TryPop(out var again) ? again : Take(length), 1);
        }
    }

    private int Take(int elements)
    {
        var at = Scratch;
        Scratch += (elements + Alignment - 1) / Alignment * Alignment;
        return at;
    }
}
