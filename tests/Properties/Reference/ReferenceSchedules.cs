using System.Globalization;
using System.Text.RegularExpressions;
using Functional.Nn.Training;
using static Functional.Nn.Training.Schedules;

namespace Functional.Nn.Properties;

/// <summary>Schedules by the names and attributes of the reference.</summary>
internal static partial class ReferenceSchedules
{
    /// <summary>The schedules of the learning rate and, where there is one, of the momentum.</summary>
    public static (Schedule? Rate, Schedule? Momentum) Find(ReferenceCase c)
    {
        var rate = c.Number("base_lr");
        return c.Op switch
        {
            "step" => (Step(rate, c.Int("step_size"), c.Number("gamma", 0.1)), null),
            "multistep" => (MultiStep(rate, [.. c.Ints("milestones")], c.Number("gamma", 0.1)), null),
            "exponential" => (Exponential(rate, c.Number("gamma")), null),
            "constant" => (Constant(rate * c.Number("factor"), c.Int("total_iters")) >> rate, null),
            "linear_warmup" => (Linear(rate * c.Number("start_factor"), rate * c.Number("end_factor"), c.Int("total_iters")), null),
            "polynomial" => (Polynomial(rate, c.Int("total_iters"), c.Number("power", 1)), null),
            "cosine_annealing" => (Cosine(rate, c.Int("T_max"), c.Number("eta_min", 0)), null),
            "cosine_warm_restarts" => (WarmRestarts(rate, c.Int("T_0"), c.Int("T_mult"), c.Number("eta_min", 0)), null),
            "one_cycle" => OneCycle(c),
            "cyclic" => Cyclic(c),
            "lambda" => (Formula($"{rate:R} * ({c.Text("factor").Replace("max(", "maximum(", StringComparison.Ordinal).Replace("**", "^", StringComparison.Ordinal)})"), null),
            "sequential" when Sequence().Match(c.Text("schedule")) is { Success: true } match && Numbers(match) is [var start, var end, var steps, var half, var milestone] && steps == milestone =>
                (Linear(start * rate, end * rate, (int)steps) >> Cosine(rate, (int)half), null),
            _ => (null, null),
        };
    }

    private static (Schedule, Schedule) OneCycle(ReferenceCase c)
    {
        var (steps, rise, annealing, threePhases) = (c.Int("total_steps"), c.Number("pct_start"), c.Text("anneal_strategy") is "linear" ? Annealing.Linear : Annealing.Cosine, c.Flag("three_phase"));
        return (
            Schedules.OneCycle(c.Number("max_lr"), steps, rise, annealing, threePhases, c.Number("div_factor"), c.Number("final_div_factor")),
            OneCycleMomentum(steps, rise, annealing, threePhases, c.Number("base_momentum"), c.Number("max_momentum")));
    }

    private static (Schedule, Schedule?) Cyclic(ReferenceCase c)
    {
        var (up, down, factor) = (c.Int("step_size_up"), c.Find("step_size_down").IsSome ? c.Int("step_size_down") : (int?)null, c.Number("gamma", 1));
        var scale = c.Text("mode") switch { "triangular2" => CyclicScale.Halved, "exp_range" => CyclicScale.Exponential, _ => CyclicScale.Equal };
        return (
            Schedules.Cyclic(c.Number("min_lr"), c.Number("max_lr"), up, down, scale, factor),
            c.Flag("cycle_momentum") ? Schedules.Cyclic(c.Number("max_momentum"), c.Number("base_momentum"), up, down, scale, factor) : null);
    }

    private static double[] Numbers(Match match) => [.. match.Groups.Values.Skip(1).Select(group => double.Parse(group.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^LinearLR\(start_factor ([\d.]+), ?end ([\d.]+), ?total_iters (\d+)\) then CosineAnnealingLR\(T_max (\d+)\) from milestone (\d+)$")]
    private static partial Regex Sequence();
}
