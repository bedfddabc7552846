using System.Collections.Immutable;

namespace Functional.Nn.Plots;

/// <summary>Things that have names and no order but that of a list: the first at 0, the next at 1.</summary>
/// <param name="Names">The names.</param>
internal sealed record NamedScale(ValueList<string> Names) : Scale
{
    private const double Half = 0.5;

    /// <inheritdoc/>
    public override string Demand => "finite";

    /// <inheritdoc/>
    public override double Measure(double value) => double.IsFinite(value) ? value : double.NaN;

    /// <inheritdoc/>
    public override Interval Domain(Interval reach) => reach | new Interval(-Half, Math.Max(1, Names.Count) - Half);

    /// <inheritdoc/>
    public override ImmutableArray<Tick> Ticks(Interval domain, int most)
    {
        var stride = Math.Max(1, (Names.Count + most - 1) / most);
        return [.. Names.Select((name, i) => new Tick(i, name)).Where((tick, i) => i % stride == 0 && !tick.IsMinor)];
    }
}
