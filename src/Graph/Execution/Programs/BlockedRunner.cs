using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Nn;

/// <summary>Elementwise kernels one after the other on a block that stays in the cache, then on the next block. What only they read stands in
/// blocks alone; what is broadcast is repeated in blocks alone. Where a kernel produces what they begin with, it makes as much at a time as stays
/// in the cache.</summary>
internal sealed class BlockedRunner<T> : Runner<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int BlockBytes = 8 * 1024;
    private const int ChunkBytes = 192 * 1024;

    /// <summary>Chains are worth the compilation of their loop from one of so many parts of the work on that is worth sharing.</summary>
    private const double WorthChaining = 50;

    private readonly Producer<T>? producer;
    private readonly BlockLayout layout;
    private readonly ImmutableArray<int> moving;
    private readonly ImmutableArray<BlockStep<T>> steps;
    private readonly int size;
    private readonly int piece;
    private readonly int chunk;
    private readonly int part;

    public BlockedRunner(Stage stage, int number, Staging staging, Lifetimes lifetimes, Workers workers)
    {
        size = staging.Types[stage.Blocked[0].First].Shape.Size;
        producer = stage.Producer is { } node ? new(node, staging) : null;
        part = producer is null ? 1 : Math.Max(1, size / Math.Max(1, producer.Parts));
        var work = (producer?.Work ?? 0) + ((double)size * stage.Blocked.Length);
        var most = Math.Max(1, size);
        piece = producer is null ? PieceOf(size, Length, work, workers) : (int)Math.Min(most, (long)PieceOf(producer.Parts, producer.Grain, work, workers) * part);
        chunk = producer is null || size <= 2 * ChunkLength ? most : (int)Math.Min(most, (long)Math.Max(1, ChunkLength / part / producer.Grain) * producer.Grain * part);
        var chains = Chain<T>.Of([.. stage.Blocked.Select(n => Prepared<T>.Of(n, staging))], work * WorthChaining >= workers.WorthSharing);
        layout = new(stage, number, staging, lifetimes, Length, Math.Min(chunk, size), [.. chains.Where(chain => chain.Length == 1).Select(chain => chain[0].Node)]);
        moving = [.. Enumerable.Range(0, layout.Operands.Length).Where(i => !layout.Operands[i].IsStill)];
        steps = Chain<T>.Steps(chains, layout.Operands);
        (Pieces, Scratch, Operands) = (Count(size, piece), layout.Scratch, layout.Operands.Length + (producer?.Operands ?? 0));
    }

    private static int Length => BlockBytes / Unsafe.SizeOf<T>();

    private static int ChunkLength => ChunkBytes / Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    public override void Run(Machine<T> machine, Slot<T> slot, int first, int end)
    {
        var (to, last) = ((int)Math.Min(size, (long)end * piece), Length);
        Ready(machine, slot);
        for (int from = (int)Math.Min(size, (long)first * piece), stop; from < to; from = stop)
        {
            stop = (int)Math.Min(to, (long)from + chunk);
            Produce(machine, slot, from, stop - from);
            for (int start = from, length; start < stop; (start, last) = (start + length, length))
                Step(machine, slot, start, from, length = Within(start, stop), length != last);
        }
    }

    /// <summary>Writes what stays the same from block to block.</summary>
    private void Ready(Machine<T> machine, Slot<T> slot)
    {
        foreach (var (source, at, repeats) in layout.Repeated)
            if (repeats.IsFilled(Length))
                Repeats.Fill(machine.Values[source].Reals.Span, slot.Scratch.Span.Slice(at, Math.Min(size, Length) + repeats.Period - 1));
        for (var i = 0; i < layout.Operands.Length; i++)
            if (layout.Operands[i].IsStill)
                slot.Operands[i] = layout.Operands[i].At(machine, slot, 0, 0, Length);
    }

    private void Produce(Machine<T> machine, Slot<T> slot, int start, int length)
    {
        var own = slot.Operands.AsSpan(layout.Operands.Length);
        var asked = new Part(start / part, length / part);
        if (layout.Made >= 0)
            producer!.Run(machine, own, asked, slot.Scratch.Slice(layout.Made, length));
        else
            producer?.Run(machine, own, asked);
    }

    /// <summary>All kernels on one block.</summary>
    private void Step(Machine<T> machine, Slot<T> slot, int start, int from, int length, bool isOdd)
    {
        foreach (var (source, at, repeats) in layout.Repeated)
            if (repeats.Each > 1)
                repeats.Spread(machine.Values[source].Reals.Span, start, slot.Scratch.Span.Slice(at, length));
        if (isOdd)
            for (var i = 0; i < layout.Operands.Length; i++)
                slot.Operands[i] = layout.Operands[i].At(machine, slot, start, from, length);
        else
            foreach (var i in moving)
                slot.Operands[i] = layout.Operands[i].At(machine, slot, start, from, length);
        foreach (var step in steps)
            step.Run(slot.Operands, length, machine);
    }

    /// <summary>How much of a block there is before the end, and before what is read again and again begins again.</summary>
    private int Within(int start, int stop)
    {
        var length = Math.Min(Length, stop - start);
        foreach (var (_, _, repeats) in layout.Repeated)
            if (repeats.Each == 1 && !repeats.IsFilled(Length))
                length = Math.Min(length, repeats.Period - (start % repeats.Period));
        return length;
    }
}
