using System.Numerics;

namespace Functional.Nn;

/// <summary>One kernel on whole values, or on as many parts of them as are shared out.</summary>
internal sealed class KernelRunner<T> : Runner<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Producer<T> producer;
    private readonly int piece;

    public KernelRunner(Producer<T> producer, Workers workers)
    {
        this.producer = producer;
        piece = PieceOf(producer.Parts, producer.Grain, producer.Work, workers);
        (Pieces, Operands) = (Count(producer.Parts, piece), producer.Operands);
    }

    /// <inheritdoc/>
    public override void Run(Machine<T> machine, Slot<T> slot, int first, int end)
    {
        var start = first * piece;
        producer.Run(machine, slot.Operands, new(start, (int)Math.Min(producer.Parts, (long)end * piece) - start));
    }
}
