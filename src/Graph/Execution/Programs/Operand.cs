using System.Numerics;

namespace Functional.Nn;

/// <summary>Where a kernel finds a block of a value: in the value's memory or in a worker's own, as far from its start as the block is from the
/// start of its period.</summary>
/// <param name="Value">The value.</param>
/// <param name="Scratch">Where in a worker's own memory it stands; below 0 in the value's.</param>
/// <param name="Period">After how many elements it begins again; <see cref="Chunk"/> where it begins with each chunk, <see cref="Single"/> where it is one number.</param>
internal readonly record struct Operand(int Value, int Scratch, int Period)
{
    /// <summary>The period of what is produced chunk by chunk.</summary>
    public const int Chunk = 0;

    /// <summary>The period of what is one number for all elements, as only a <see cref="Chain{T}"/> reads it.</summary>
    public const int Single = -1;

    /// <summary>A value in its own memory.</summary>
    public static Operand Whole(int value) => new(value, -1, int.MaxValue);

    /// <summary>Whether it is the same memory for each block.</summary>
    public bool IsStill => Period == Single || (Scratch >= 0 && Period == 1);

    /// <summary>The block from <paramref name="start"/> on, in the chunk that starts at <paramref name="chunk"/>.</summary>
    public Block<T> At<T>(Machine<T> machine, Slot<T> slot, int start, int chunk, int length) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref readonly var value = ref machine.Values[Value];
        if (Period == Single)
            return new(value.Type, value.Reals[..1], default);
        var at = Period switch
        {
            Chunk => start - chunk,
            1 => 0,
            _ => start % Period,
        };
        return new(value.Type, Scratch < 0 ? value.Reals.Slice(at, length) : slot.Scratch.Slice(Scratch + at, length), default);
    }
}
