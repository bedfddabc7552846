using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Training.Optimizers;
using static Functional.Nn.Training.Schedules;

namespace Functional.Nn.Properties;

public sealed class ScheduleTests
{
    private static readonly Gen<double> Number = Gen.Choose(0, 100).Select(n => n / 100.0);

    private static readonly Gen<Schedule> Ending = Gen.OneOf(
        from value in Number from steps in Gen.Choose(1, 9) select Constant(value, steps),
        from a in Number from b in Number from steps in Gen.Choose(1, 9) select Linear(a, b, steps),
        from a in Number from b in Number from steps in Gen.Choose(1, 9) select Cosine(a, steps, b),
        from a in Number from steps in Gen.Choose(1, 9) from power in Gen.Choose(0, 3) select Polynomial(a, steps, power),
        from a in Number from steps in Gen.Choose(1, 20) from three in Gen.Elements(true, false) from how in Gen.Elements(Annealing.Cosine, Annealing.Linear) select OneCycle(a, steps, 0.3, how, three));

    private static readonly Gen<Schedule> Endless = Gen.OneOf(
        Number.Select(value => (Schedule)value),
        from a in Number from every in Gen.Choose(1, 5) select Step(a, every, 0.5),
        from a in Number from first in Gen.Choose(0, 9) from second in Gen.Choose(0, 9) select MultiStep(a, [first, second], 0.5),
        from a in Number select Exponential(a, 0.9),
        from a in Number from steps in Gen.Choose(1, 5) from longer in Gen.Choose(1, 3) select WarmRestarts(a, steps, longer),
        from a in Number from b in Number from up in Gen.Choose(1, 5) from scale in Gen.Elements(Enum.GetValues<CyclicScale>()) select Cyclic(a, b, up, scale: scale, factor: 0.9),
        from a in Number select Formula($"{a} / sqrt(k + 1)"));

    private static readonly Gen<Schedule> Any = Gen.OneOf(Ending, Endless, from a in Ending from b in Endless select a * b, from a in Ending from b in Ending from c in Endless select a >> b >> c);

    private static readonly Arbitrary<Schedule> Some = Any.ToArbitrary();

    private static readonly Arbitrary<(Schedule, Schedule, Schedule)> Chains = (from a in Ending from b in Ending from c in Endless select (a, b, c)).ToArbitrary();

    [Property]
    public Property Text_is_read_again() => Prop.ForAll(Some, schedule =>
    {
        Assert.Equal(schedule, Notation.Parse<Schedule>($"{schedule}").OrThrow());
        Assert.Equal(Sgd(schedule), Notation.Parse<GradientTransform>($"{Sgd(schedule)}").OrThrow());
    });

    [Property]
    public Property A_chain_is_each_for_as_long_as_it_lasts() => Prop.ForAll(Chains, p =>
    {
        var (a, b, c) = p;
        Assert.Equal((a >> b) >> c, a >> (b >> c));
        Assert.Equal(a.Duration + b.Duration, (a >> b).Duration);
        Assert.All(Enumerable.Range(0, 50), k => Assert.Equal(
            k < a.Duration ? a.At(k) : k < a.Duration + b.Duration ? b.At(k - a.Duration!.Value) : c.At(k - a.Duration!.Value - b.Duration!.Value),
            (a >> b >> c).At(k)));
    });

    [Property]
    public Property Products_are_products_of_numbers() => Prop.ForAll(Some, Some, (a, b) => Assert.All(Enumerable.Range(0, 20), k => Assert.Equal(a.At(k) * b.At(k), (a * b).At(k), 1e-15)));

    [Property]
    public Property Single_precision_is_double_precision_within_bounds() => Prop.ForAll(Some, schedule => Assert.All(Enumerable.Range(0, 60), k =>
    {
        var steps = Expr.Var("k", Shape.Scalar);
        var single = schedule.At(steps).Evaluate<float>(Env.Of(("k", Tensor.Scalar((float)k)))).OrThrow().Span[0];
        Assert.Equal(schedule.At(k), single, 1e-5);
    }));

    [Property]
    public Property A_scheduled_rate_is_that_number_in_each_step() => Prop.ForAll(Some, schedule => Assert.All(Enumerable.Range(0, 20), k =>
    {
        var updates = Momentum(schedule, 0).Apply([new("p", Expr.Var("p", Shape.Scalar), 3.0)], Expr.Constant(k + 1), "").Updates;
        Assert.Equal(3 * schedule.At(k), updates[0].Update.Evaluate<double>(Env.Of(("momentum.velocity/p", Tensor.Scalar(0.0)))).OrThrow().Span[0], 1e-15);
    }));

    [Fact]
    public void A_number_stands_for_the_schedule_that_is_always_that()
    {
        Assert.Equal(Adam(0.5), Notation.Parse<GradientTransform>("adam 0.5").OrThrow());
        Assert.Equal("adam rate=0.5", $"{Adam(0.5)}");
        Assert.Equal("adam", $"{Adam()}");
        Assert.Equal("sgd rate=(linear 0 0.1 10 >> cosine 0.1 steps=50)", $"{Sgd(Linear(0, 0.1, 10) >> Cosine(0.1, 50))}");
    }

    [Theory]
    [InlineData("sgd -1", "0 or more")]
    [InlineData("sgd rate=(linear 0 0.1 0)", "1 or more")]
    [InlineData("sgd rate=(lineer 0 0.1 5)", "Did you mean 'linear'?")]
    [InlineData("sgd rate=\"x\"", "a number, or a schedule in parentheses")]
    public void What_is_not_a_rate_is_an_error(string text, string message) =>
        Assert.Contains(message, Assert.Single(Notation.Parse<GradientTransform>(text).Errors()).Message, StringComparison.Ordinal);

    [Fact]
    public void What_does_not_say_how_long_it_lasts_lasts_for_the_rest_of_the_run()
    {
        Assert.Equal(Linear(0, 1, 10) >> Cosine(1, 90), (Linear(0, 1, 10) >> Cosine(1)).Within(100));
        Assert.Equal(OneCycle(1, 100) * 2, (OneCycle(1) * 2).Within(100));
        Assert.Equal(OneCycle(1, 7), OneCycle(1, 7).Within(100));
        Assert.Equal(Cosine(1, 1), (Constant(1, 200) >> Cosine(1)).Within(100) is ChainSchedule chain ? chain.Schedules[1] : null);
        Assert.Contains("steps of one-cycle", Assert.Throws<ShapeException>(() => OneCycle(1).At(Expr.Var("k", Shape.Scalar))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adam (one-cycle 0.1)", "steps of one-cycle")]
    [InlineData("sgd (formula \"2 * x\")", "the variable x")]
    public void What_cannot_be_part_of_a_step_is_an_error_of_the_recipe(string optimizer, string message)
    {
        var recipe = Recipe.Minimise(Losses.SoftmaxCrossEntropy) with { Optimizer = Notation.Parse<GradientTransform>(optimizer).OrThrow() };
        Assert.Contains(message, Assert.Single(recipe.Compile(Layers.Dense(3).Build([4]).OrThrow(), Tables.Load("iris").OrThrow()).Errors()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_reach_into_schedules() => Assert.Equal(
        ["steps of linear: expected 1 or more, found 0", "factor of step: expected 0 or more, found -1"],
        Limits.Broken(Sgd(Linear(0, 1, 0) >> Step(1, 1, -1))).Select(error => error.Message));

    [Theory]
    [InlineData("2 * x", "the variable x")]
    [InlineData("2 *", "expected")]
    public void A_formula_of_anything_but_steps_is_an_error(string formula, string message) =>
        Assert.Contains(message, Assert.ThrowsAny<NnException>(() => Formula(formula).At(Expr.Var("k", Shape.Scalar))).Message, StringComparison.Ordinal);
}
