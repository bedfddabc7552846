namespace Functional.Nn;

/// <summary>The memory of one run of a plan; runs at the same time have one each.</summary>
internal sealed class Frame<T>
{
    public Frame(int values, int operands) => (Values, Operands) = (new Block<T>[values], new Block<T>[operands]);

    /// <summary>Where each value stands.</summary>
    public Block<T>[] Values { get; }

    /// <summary>Room for what a kernel is handed.</summary>
    public Block<T>[] Operands { get; }

    /// <summary>Blocks that stand nowhere else.</summary>
    public List<T[]> Scratch { get; } = [];
}
