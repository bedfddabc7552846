using System.Collections.Immutable;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>Schedules one after the other, each as long as it lasts, none of them a chain itself. Made by <c>&gt;&gt;</c>.</summary>
public sealed record ChainSchedule : Schedule, IChain
{
    private ChainSchedule(ValueList<Schedule> schedules) => Schedules = schedules;

    /// <summary>First to last.</summary>
    public ValueList<Schedule> Schedules { get; }

    /// <inheritdoc/>
    public IReadOnlyList<object> Parts => Schedules;

    /// <inheritdoc/>
    public override int? Duration => Schedules.Aggregate((int?)0, (sum, schedule) => sum + schedule.Duration);

    /// <summary>The composition: flat, so that grouping does not matter.</summary>
    public static Schedule Of(params IEnumerable<Schedule> schedules) =>
        schedules.SelectMany(Flat).ToImmutableArray() is [var one] ? one : new ChainSchedule([.. schedules.SelectMany(Flat)]);

    /// <inheritdoc/>
    public override Schedule Within(int steps)
    {
        var known = new List<Schedule>();
        foreach (var schedule in Schedules)
            known.Add(schedule.Within(Math.Max(1, steps - known.Sum(before => before.Duration ?? 0))));
        return Of(known);
    }

    /// <inheritdoc/>
    public override Expr At(Expr steps) => At(0, steps);

    private Expr At(int index, Expr steps) => Schedules[index] is { Duration: { } duration } ending && index + 1 < Schedules.Count
        ? Where(Less(steps, duration), ending.At(steps), At(index + 1, steps - duration))
        : Schedules[index].At(steps);

    private static IEnumerable<Schedule> Flat(Schedule schedule) => schedule is ChainSchedule chain ? chain.Schedules : [schedule];
}
