using System.Text.Json;
using Functional.Nn.Ops;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Training.Optimizers;

namespace Functional.Nn.Properties;

/// <summary>Family h: learning rates and momenta in force in each step.</summary>
public sealed class ReferenceScheduleTests
{
    public static TheoryData<string> Names => [.. ReferenceFiles.Names('h')];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rates_and_momenta_are_those_of_the_reference(string name)
    {
        var json = ReferenceFiles.Find('h', name);
        var c = ReferenceCase.Of(json);
        if (c.Op is "reduce_on_plateau")
        {
            Plateau(c, json);
            return;
        }

        var (rate, momentum) = ReferenceSchedules.Find(c);
        Assert.True(rate is not null, $"{name}: not known here");
        Assert.Empty(c.Unread);
        Agree(rate, json.GetProperty("lrs"));
        if (json.TryGetProperty("momenta", out var momenta))
            Agree(momentum ?? momenta[0].GetDouble(), momenta);
    }

    /// <summary>The rate of each step is its update of a gradient 1; the metric comes after it.</summary>
    private static void Plateau(ReferenceCase c, JsonElement json)
    {
        var rate = c.Number("base_lr");
        var optimizer = Sgd(rate) >> ReduceOnPlateau(
            c.Number("factor"), c.Int("patience"), c.Number("threshold"), c.Text("threshold_mode") is "abs", c.Text("mode") is "max", c.Int("cooldown"), c.Number("min_lr") / rate, c.Number("eps") / rate);
        Assert.Empty(c.Unread);
        var transformed = optimizer.Apply([new("p", Expr.Var("p", Shape.Scalar), 1.0)], Expr.Var("step", Shape.Scalar), "");
        var step = new Functional.Nn.Programs(Outputs.Of([("update", transformed.Updates[0].Update), .. transformed.Slots.Select(s => (s.Op.Variable, s.Next))]), Passes.Fuse);
        var state = new State(Env.Empty, Env.Of(transformed.Slots.Select(s => (s.Op.Variable, (Tensor)Tensor.Scalar(s.Op.Initial)))), 0, 0, 1);
        foreach (var (k, (expected, metric)) in Enumerable.Zip(Numbers("lrs"), Numbers("metrics")).Index())
        {
            var after = step.Run<double>(state.Slots.With("step", Tensor.Scalar(k + 1.0))).OrThrow();
            Assert.Equal(expected, after["update"].To<double>().Span[0], 1e-12);
            state = (state with { Slots = Env.Of(transformed.Slots.Select(s => (s.Op.Variable, after[s.Op.Variable]))) }).Observed<double>(metric);
        }

        IEnumerable<double> Numbers(string list) => json.GetProperty(list).EnumerateArray().Select(number => number.GetDouble());
    }

    private static void Agree(Schedule schedule, JsonElement expected) => Assert.All(
        expected.EnumerateArray().Select((value, step) => (value.GetDouble(), step)),
        p => Assert.True(ReferenceTolerance.Op.Admits(p.Item1, schedule.At(p.step)), $"step {p.step}: {schedule.At(p.step):R} instead of {p.Item1:R}"));
}
