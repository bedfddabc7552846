using System.Collections.Immutable;
using System.Numerics;

namespace Functional.Nn;

/// <summary>Elementwise kernels one after the other on a block that stays in the cache, then on the next block. What only they read stands in
/// blocks alone; what is broadcast is repeated in blocks alone.</summary>
internal sealed class BlockedRunner<T> : Runner<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The elements of a block.</summary>
    public const int Length = 1024;

    private readonly ImmutableArray<(Op Op, ImmutableArray<Operand> Inputs, Operand Result)> kernels;
    private readonly ImmutableArray<(int Source, int Scratch, Repeats Repeats)> repeated;
    private readonly int size;
    private readonly int scratch;

    public BlockedRunner(Stage stage, int number, Schedule schedule, Lifetimes lifetimes)
    {
        var nodes = stage.Nodes;
        size = schedule.Types[nodes[0].First].Shape.Size;
        var broadcast = nodes.SelectMany(node => node.Inputs).Distinct().Where(value => schedule.Repeated[value] is not null).ToArray();
        repeated = [.. broadcast.Select((value, block) => (schedule.Owners[value].Inputs[0], block, schedule.Repeated[value]!.Value))];
        var operands = new Dictionary<int, Operand>();
        foreach (var (value, source) in broadcast.Zip(repeated))
            operands[value] = source.Repeats switch
            {
                { Each: > 1 } => new(source.Source, source.Scratch, 1),
                { Period: <= Length and var period } => new(source.Source, source.Scratch, period),
                { Period: var period } => new(source.Source, -1, period),
            };
        scratch = Assign(nodes, number, lifetimes, operands);
        kernels = [.. nodes.Select(node => (node.Op, ImmutableArray.CreateRange(node.Inputs, Read), Read(node.First)))];

        Operand Read(int value) => operands.TryGetValue(value, out var operand) ? operand : new(value, -1, int.MaxValue);
    }

    /// <inheritdoc/>
    public override void Run(Frame<T> frame, Symbols symbols)
    {
        while (frame.Scratch.Count < scratch)
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
            foreach (var value in repeated)
                if (value.Repeats.Each > 1)
                    Spread(frame.Values[value.Source].Reals.Span, value.Repeats, start, frame.Scratch[value.Scratch].AsSpan(0, length));
            foreach (var (op, inputs, result) in kernels)
            {
                var blocks = frame.Operands.AsSpan(0, inputs.Length + 1);
                for (var i = 0; i < inputs.Length; i++)
                    blocks[i] = inputs[i].Of(frame, start, length);
                blocks[^1] = result.Of(frame, start, length);
                op.Compute(new Call<T>(op, blocks[..^1], blocks[^1..], symbols));
            }
        }
    }

    /// <summary>Gives blocks to what stands nowhere else; one that is read for the last time may be written in the same breath. The answer is how
    /// many blocks there are.</summary>
    private int Assign(ImmutableArray<Node> nodes, int stage, Lifetimes lifetimes, Dictionary<int, Operand> operands)
    {
        var (blocks, own, free, last) = (repeated.Length, new HashSet<int>(), new Stack<int>(), new Dictionary<int, int>());
        for (var i = 0; i < nodes.Length; i++)
            foreach (var input in nodes[i].Inputs)
                last[input] = i;
        for (var i = 0; i < nodes.Length; i++)
        {
            foreach (var input in nodes[i].Inputs.Distinct())
                if (last[input] == i && own.Contains(input))
                    free.Push(operands[input].Scratch);
            if (!lifetimes.NeedsMemory(nodes[i].First, stage) && own.Add(nodes[i].First))
                operands[nodes[i].First] = new(nodes[i].First, free.TryPop(out var again) ? again : blocks++, 1);
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

    /// <summary>Where a kernel finds a block of a value: in the value's memory or in a scratch block, as far from its start as the block is from the
    /// start of its period.</summary>
    private readonly record struct Operand(int Value, int Scratch, int Period)
    {
        public Block<T> Of(Frame<T> frame, int start, int length) => new(
            frame.Values[Value].Type,
            (Scratch < 0 ? frame.Values[Value].Reals : frame.Scratch[Scratch]).Slice(start % Period, length),
            default);
    }
}
