using System.Collections.Immutable;

namespace Functional.Nn.Plots;

/// <summary>How numbers lie along an axis: a monotone measure, and the ticks of an interval of measures.</summary>
internal abstract record Scale
{
    /// <summary>What numbers must be to have a place.</summary>
    public abstract string Demand { get; }

    /// <summary>The measure that bars stand on; they stand on the end of the axis that is next to it.</summary>
    public virtual double Base => 0;

    /// <summary>How far bars reach, with what they stand on, whose upper ends reach so far.</summary>
    public virtual Interval Grounded(Interval reach) => reach | new Interval(Base, Base);

    /// <summary>Where a number lies; not a number where it has no place.</summary>
    public abstract double Measure(double value);

    /// <summary>The interval to draw for measures that reach so far: it is never empty, and wide enough to tell numbers apart.</summary>
    public abstract Interval Domain(Interval reach);

    /// <summary>Ticks within the interval, upwards; if it can be helped, no more than so many with labels.</summary>
    public abstract ImmutableArray<Tick> Ticks(Interval domain, int most);
}
