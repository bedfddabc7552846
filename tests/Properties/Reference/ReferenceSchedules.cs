using Functional.Nn.Training;
using static Functional.Nn.Training.Schedules;

namespace Functional.Nn.Properties;

/// <summary>Schedules by the names and attributes of the reference.</summary>
internal static class ReferenceSchedules
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
            "cosine_warm_restarts" => (WarmRestarts(rate, c.Int("T_0"), (int)c.Number("T_mult", 1), c.Number("eta_min", 0)), null),
            "one_cycle" => OneCycle(c),
            "cyclic" => Cyclic(c),
            "lambda" => (Formula($"{rate:R} * ({ReferenceLambda.Formula(c.Text("factor"))})"), null),
            "sequential" => (ReferenceSequence.Find(c.Text("schedule"), rate), null),
            _ => (null, null),
        };
    }

    private static (Schedule, Schedule?) OneCycle(ReferenceCase c)
    {
        var (steps, rise, annealing, threePhases) = (c.Int("total_steps"), c.Number("pct_start"), c.Text("anneal_strategy") is "linear" ? Annealing.Linear : Annealing.Cosine, c.Flag("three_phase"));
        return (
            Schedules.OneCycle(c.Number("max_lr"), steps, rise, annealing, threePhases, c.Number("div_factor"), c.Number("final_div_factor")),
            Cycled(c, (least, most) => OneCycleMomentum(steps, rise, annealing, threePhases, least, most)));
    }

    private static (Schedule, Schedule?) Cyclic(ReferenceCase c)
    {
        var (up, down, factor) = (c.Int("step_size_up"), c.Find("step_size_down").IsSome ? c.Int("step_size_down") : (int?)null, c.Number("gamma", 1));
        var scale = c.Text("mode") switch { "triangular2" => CyclicScale.Halved, "exp_range" => CyclicScale.Exponential, _ => CyclicScale.Equal };
        return (
            Schedules.Cyclic(c.Number("min_lr"), c.Number("max_lr"), up, down, scale, factor),
            Cycled(c, (least, most) => Schedules.Cyclic(most, least, up, down, scale, factor)));
    }

    /// <summary>The momentum between its least and its greatest; none where it does not change.</summary>
    private static Schedule? Cycled(ReferenceCase c, Func<double, double, Schedule> between)
    {
        var (least, most) = (c.Number("base_momentum", 0.85), c.Number("max_momentum", 0.95));
        return c.Find("cycle_momentum").Map(found => found.GetBoolean()).IfNone(true) ? between(least, most) : null;
    }
}
