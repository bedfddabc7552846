using System.Numerics;

namespace Functional.Nn;

/// <summary>A stage that is ready to run, in pieces that may run at the same time.</summary>
internal abstract class Runner<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostPieces = 32;

    /// <summary>Into how many pieces it divides.</summary>
    public int Pieces { get; protected init; } = 1;

    /// <summary>The elements of its own memory that a worker needs.</summary>
    public int Scratch { get; protected init; }

    /// <summary>The blocks that a worker hands to its kernels.</summary>
    public int Operands { get; protected init; }

    /// <summary>Computes some pieces of what the stage makes.</summary>
    public abstract void Run(Machine<T> machine, Slot<T> slot, int first, int end);

    /// <summary>How many of <paramref name="units"/> make a piece, if all of them take <paramref name="work"/> operations: whole grains.</summary>
    protected static int PieceOf(int units, int grain, double work, Workers workers)
    {
        var pieces = work > 0 ? (int)Math.Clamp(work / workers.WorthSharing, 1, MostPieces) : 1;
        return pieces == 1 ? Math.Max(1, units) : ((units / pieces / grain) + 1) * grain;
    }

    /// <summary>How many pieces there are.</summary>
    protected static int Count(int units, int piece) => (int)((units + (long)piece - 1) / piece);
}
