using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>Up and down again and again along straight lines (Smith, 2017): <c>from + (to - from) · wave · scale</c>. With <c>to</c> below <c>from</c> it is the
/// momentum beside such a learning rate.</summary>
/// <param name="From">The number in the first step.</param>
/// <param name="To">The number at the end of the way up.</param>
/// <param name="Up">The steps of the way up.</param>
/// <param name="Down">The steps of the way down; as many if left out.</param>
/// <param name="Scale">How far later waves go.</param>
/// <param name="Factor">Of an exponential scale, one step's by that before.</param>
public sealed record CyclicSchedule(
    [Range(-double.MaxValue, double.MaxValue)] double From,
    [Range(-double.MaxValue, double.MaxValue)] double To,
    [Range(1, int.MaxValue)] int Up,
    [Range(1, int.MaxValue)] int? Down = null,
    CyclicScale Scale = CyclicScale.Equal,
    [Range(0.0, double.MaxValue)] double Factor = 1) : Schedule
{
    /// <inheritdoc/>
    public override Expr At(Expr steps)
    {
        var down = (double)(Down ?? Up);
        var wave = Floor(steps / (Up + down));
        var since = steps - (wave * (Up + down));
        var height = Where(LessOrEqual(since, Up), since / Up, 1 - ((since - Up) / down));
        return From + ((To - From) * height * Scale switch
        {
            CyclicScale.Halved => Pow(0.5, wave),
            CyclicScale.Exponential => Pow(Factor, steps),
            _ => (Expr)1.0,
        });
    }
}

/// <summary>The vocabulary of schedules.</summary>
public static partial class Schedules
{
    /// <summary>Up and down again and again along straight lines.</summary>
    public static Schedule Cyclic(double from, double to, int up, int? down = null, CyclicScale scale = CyclicScale.Equal, double factor = 1) => new CyclicSchedule(from, to, up, down, scale, factor);
}
