using System.Runtime.ExceptionServices;

namespace Functional.Nn;

/// <summary>The threads of <see cref="Workers"/>, which know only this, so that they end when nobody knows the workers any more.</summary>
/// <param name="count">The number of threads, the caller's own among them.</param>
internal sealed class Crew(int count)
{
    private const int Spins = 2000;

    /// <summary>The ticket of the work at hand: how many pieces are claimed, how many there are (24 bits each), and the number of the work.</summary>
    private const int PiecesAt = 24, NumberAt = 48;

    private const int MostPieces = (1 << 23) - 1;

    private readonly object sleepers = new();
    private readonly Lock faults = new();
    private (int Piece, ExceptionDispatchInfo Error)? fault;
    private IDivided work = Nothing.Instance;
    private long ticket;
    private int done;
    private int asleep;
    private int busy;
    private bool started;
    private bool ended;

    /// <summary>The number of threads, the caller's own among them.</summary>
    public int Count => count;

    /// <summary>Does all pieces; the first error that one of them throws is thrown here.</summary>
    public void Run(IDivided work, int pieces)
    {
        if (count == 1 || pieces is <= 1 or > MostPieces || Interlocked.Exchange(ref busy, 1) != 0)
            work.Run(0, pieces, 0);
        else
        {
            try
            {
                Share(work, pieces);
            }
            finally
            {
                this.work = Nothing.Instance;
                Volatile.Write(ref busy, 0);
            }
        }
    }

    /// <summary>Lets the threads end.</summary>
    public void End()
    {
        lock (sleepers)
        {
            ended = true;
            Monitor.PulseAll(sleepers);
        }
    }

    private void Share(IDivided divided, int pieces)
    {
        Start();
        work = divided;
        (done, fault) = (0, null);
        Interlocked.Exchange(ref ticket, (((ticket >> NumberAt) + 1) << NumberAt) | ((long)pieces << PiecesAt));
        if (Volatile.Read(ref asleep) > 0)
            lock (sleepers)
                Monitor.PulseAll(sleepers);
        while (Claim(0))
        {
        }

        for (var spin = default(SpinWait); Volatile.Read(ref done) < pieces;)
            spin.SpinOnce(sleep1Threshold: -1);
        fault?.Error.Throw();
    }

    /// <summary>Does one piece, if one is left.</summary>
    private bool Claim(int worker)
    {
        if (!IsOpen(Volatile.Read(ref ticket)))
            return false;
        var mine = Interlocked.Increment(ref ticket) - 1;
        if (!IsOpen(mine))
            return false;
        var piece = Claimed(mine);
        try
        {
            work.Run(piece, piece + 1, worker);
        }
#pragma warning disable CA1031 // whatever it is, the caller gets it
        catch (Exception error)
#pragma warning restore CA1031
        {
            lock (faults)
                if (fault is not { } other || piece < other.Piece)
                    fault = (piece, ExceptionDispatchInfo.Capture(error));
        }

        Interlocked.Increment(ref done);
        return true;
    }

    private void Start()
    {
        if (started)
            return;
        started = true;
        for (var worker = 1; worker < count; worker++)
            new Thread(Wait) { IsBackground = true, Name = $"Functional.Nn worker {worker}" }.UnsafeStart(worker);
    }

    private void Wait(object? number)
    {
        for (var (worker, idle) = ((int)number!, 0); !Volatile.Read(ref ended);)
            if (Claim(worker))
                idle = 0;
            else if (++idle < Spins)
                Thread.SpinWait(8);
            else
            {
                lock (sleepers)
                {
                    Interlocked.Increment(ref asleep);
                    if (!IsOpen(Interlocked.Read(ref ticket)) && !ended)
                        Monitor.Wait(sleepers);
                    Interlocked.Decrement(ref asleep);
                }

                idle = 0;
            }
    }

    private static bool IsOpen(long ticket) => Claimed(ticket) < (int)(ticket >> PiecesAt & MostPieces);

    private static int Claimed(long ticket) => (int)(ticket & ((1 << PiecesAt) - 1));

    private sealed class Nothing : IDivided
    {
        public static readonly Nothing Instance = new();

        public void Run(int first, int end, int worker)
        {
        }
    }
}
