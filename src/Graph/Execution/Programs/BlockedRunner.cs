using System.Collections.Immutable;
using System.Numerics;

namespace Functional.Nn;

/// <summary>Elementwise kernels one after the other on a block that stays in the cache, then on the next block. What only they read stands in
/// blocks alone; what is broadcast is repeated in blocks alone.</summary>
internal sealed class BlockedRunner<T> : Runner<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The elements of a block.</summary>
    public const int Length = 1024;

    private readonly ImmutableArray<Node> nodes;
    private readonly ImmutableArray<(int Value, int Source, Repeats Repeats, int Scratch)> repeated;
    private readonly Dictionary<int, int> scratch = [];
    private readonly int size;
    private readonly int scratchBlocks;

    public BlockedRunner(Stage stage, int number, Schedule schedule, Lifetimes lifetimes)
    {
        (nodes, size) = (stage.Nodes, schedule.Types[stage.Nodes[0].First].Shape.Size);
        repeated = [.. nodes.SelectMany(node => node.Inputs).Distinct().Where(value => schedule.Repeated[value] is not null)
            .Select((value, block) => (value, schedule.Owners[value].Inputs[0], schedule.Repeated[value]!.Value, block))];
        scratchBlocks = Assign(number, lifetimes);
    }

    /// <inheritdoc/>
    public override void Run(Frame<T> frame, Symbols symbols)
    {
        while (frame.Scratch.Count < scratchBlocks)
            frame.Scratch.Add(new T[2 * Length]);
        foreach (var value in repeated)
            if (size > 0 && value.Repeats is { Each: 1, Period: <= Length })
                Fill(frame.Values[value.Source].Reals.Span, frame.Scratch[value.Scratch].AsSpan(0, Math.Min(size, Length) + value.Repeats.Period - 1));
        for (int start = 0, length; start < size; start += length)
        {
            length = Math.Min(Length, size - start);
            foreach (var value in repeated)
                if (value.Repeats is { Each: 1, Period: > Length and var period })
                    length = Math.Min(length, period - (start % period));
                else if (value.Repeats.Each > 1)
                    Spread(frame.Values[value.Source].Reals.Span, value.Repeats, start, frame.Scratch[value.Scratch].AsSpan(0, length));
            foreach (var node in nodes)
                Run(node, frame, symbols, start, length);
        }
    }

    private void Run(Node node, Frame<T> frame, Symbols symbols, int start, int length)
    {
        var operands = frame.Operands.AsSpan(0, node.Inputs.Length + 1);
        for (var i = 0; i < node.Inputs.Length; i++)
            operands[i] = Read(node.Inputs[i], frame, start, length);
        operands[^1] = Part(node.First, frame, start, length);
        node.Op.Compute(new Call<T>(node.Op, operands[..^1], operands[^1..], symbols));
    }

    private Block<T> Read(int value, Frame<T> frame, int start, int length)
    {
        foreach (var one in repeated)
            if (one.Value == value)
                return one.Repeats switch
                {
                    { Each: > 1 } => new(frame.Values[value].Type, frame.Scratch[one.Scratch].AsMemory(0, length), default),
                    { Period: <= Length and var period } => new(frame.Values[value].Type, frame.Scratch[one.Scratch].AsMemory(start % period, length), default),
                    { Period: var period } => new(frame.Values[value].Type, frame.Values[one.Source].Reals.Slice(start % period, length), default),
                };
        return Part(value, frame, start, length);
    }

    /// <summary>A block of what stands as a whole, or else in a block alone.</summary>
    private Block<T> Part(int value, Frame<T> frame, int start, int length) => scratch.TryGetValue(value, out var block)
        ? new(frame.Values[value].Type, frame.Scratch[block].AsMemory(0, length), default)
        : new(frame.Values[value].Type, frame.Values[value].Reals.Slice(start, length), default);

    /// <summary>Gives blocks to what stands nowhere else; one that is read for the last time may be written in the same breath.</summary>
    private int Assign(int stage, Lifetimes lifetimes)
    {
        var blocks = repeated.Length;
        var last = new Dictionary<int, int>();
        for (var i = 0; i < nodes.Length; i++)
            foreach (var input in nodes[i].Inputs)
                last[input] = i;
        var free = new Stack<int>();
        for (var i = 0; i < nodes.Length; i++)
        {
            foreach (var input in nodes[i].Inputs.Distinct())
                if (last[input] == i && scratch.TryGetValue(input, out var block))
                    free.Push(block);
            if (!lifetimes.NeedsMemory(nodes[i].First, stage))
                scratch[nodes[i].First] = free.TryPop(out var again) ? again : blocks++;
        }

        return blocks;
    }

    /// <summary>The elements one after the other, again and again.</summary>
    private static void Fill(ReadOnlySpan<T> from, Span<T> to)
    {
        if (from.Length == 1)
            to.Fill(from[0]);
        else
            for (; to.Length > 0; to = to[Math.Min(from.Length, to.Length)..])
                from[..Math.Min(from.Length, to.Length)].CopyTo(to);
    }

    /// <summary>Each element several times in a row, from some place on.</summary>
    private static void Spread(ReadOnlySpan<T> from, Repeats repeats, int start, Span<T> to)
    {
        for (var done = 0; done < to.Length;)
        {
            var (element, within) = Math.DivRem(start + done, repeats.Each);
            var run = Math.Min(repeats.Each - within, to.Length - done);
            to.Slice(done, run).Fill(from[element % repeats.Period]);
            done += run;
        }
    }
}
