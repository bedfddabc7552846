using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>Half a wave of the cosine again and again, each time longer (Loshchilov and Hutter, 2017).</summary>
/// <param name="From">The number in the first step of each wave.</param>
/// <param name="Steps">The steps of the first wave.</param>
/// <param name="Longer">How many times as long as one wave the next is.</param>
/// <param name="To">The number that each wave ends at.</param>
public sealed record WarmRestartsSchedule(
    [Range(-double.MaxValue, double.MaxValue)] double From,
    [Range(1, int.MaxValue)] int Steps,
    [Range(1, int.MaxValue)] int Longer = 1,
    [Range(-double.MaxValue, double.MaxValue)] double To = 0) : Schedule
{
    /// <inheritdoc/>
    public override Expr At(Expr steps)
    {
        var (since, length) = Longer == 1 ? (steps - (Steps * Floor(steps / Steps)), Steps) : Wave(steps);
        return CosineSchedule.Between(From, To, since / length);
    }

    /// <summary>The steps since the wave began, and its length.</summary>
    private (Expr Since, Expr Length) Wave(Expr steps)
    {
        var (since, length) = (steps, (Expr)Steps);
        for (double start = Steps, wave = Steps; start < int.MaxValue; wave *= Longer, start += wave)
        {
            var begun = GreaterOrEqual(steps, start);
            (since, length) = (since - (wave * begun), length + (wave * (Longer - 1) * begun));
        }

        return (since, length);
    }
}

/// <summary>The vocabulary of schedules.</summary>
public static partial class Schedules
{
    /// <summary>Half a wave of the cosine again and again, each time longer.</summary>
    public static Schedule WarmRestarts(double from, int steps, int longer = 1, double to = 0) => new WarmRestartsSchedule(from, steps, longer, to);
}
