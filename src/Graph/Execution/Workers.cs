namespace Functional.Nn;

/// <summary>
/// Threads that wait for work that divides into pieces. Whoever has work claims pieces as they do, so that nothing waits for a thread that
/// has not come yet; while they work for one caller, others do their work alone. What is computed does not depend on how many there are.
/// They are started when there is work for them, and end when nobody knows these workers any more.
/// </summary>
public sealed class Workers
{
    /// <summary>Workers of this many threads.</summary>
    /// <param name="count">The number of threads, the caller's own among them; from 1.</param>
    /// <param name="worthSharing">The grain: from about this many operations on, work is handed to another thread; from 0.</param>
    public Workers(int count, double worthSharing = 2e5)
    {
        if (count < 1)
            throw new ArgumentOutOfRangeException(nameof(count), count, "Workers are 1 or more: the caller is one of them.");
        if (!(worthSharing >= 0))
            throw new ArgumentOutOfRangeException(nameof(worthSharing), worthSharing, "Work is worth sharing from 0 operations on, or from more.");
        (WorthSharing, Crew) = (worthSharing, new(count));
    }

    /// <summary>Lets the threads end.</summary>
    ~Workers() => Crew?.End();

    /// <summary>One for each processor.</summary>
    public static Workers Shared { get; } = new(Environment.ProcessorCount);

    /// <summary>The caller alone.</summary>
    public static Workers Alone { get; } = new(1);

    /// <summary>The number of threads, the caller's own among them.</summary>
    public int Count => Crew.Count;

    /// <summary>From about this many operations on, work is handed to another thread.</summary>
    public double WorthSharing { get; }

    /// <summary>The threads.</summary>
    internal Crew Crew { get; }

    /// <summary>Does all pieces; the first error that one of them throws is thrown here.</summary>
    internal void Run(IDivided work, int pieces)
    {
        Crew.Run(work, pieces);
        GC.KeepAlive(this);
    }
}
