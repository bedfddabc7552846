using FsCheck;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

public sealed class IterationTests
{
    private static readonly Expr A = Input("a", []), B = Input("b", [3]), C = Input("c", [2, 3]), X = Input("x", [Dim.Batch, 3]);

    /// <summary>What reads and writes each other's place: swaps, sums over what is overwritten, views, a value that stays.</summary>
    private static readonly Outputs Step = Outputs.Of(
        ("a", A + Sum(C) + Sum(X)),
        ("b", Reshape(Sum(C, 0), [3]) * 0.5),
        ("c", (C * 0.9) + (B * A)),
        ("told", Sum(B * B)),
        ("kept", Input("kept", [2])),
        ("d", Input("e", [3])),
        ("e", Input("d", [3]) + 1.0));

    private static readonly Env Start = Env.Of(
        ("a", Tensor.Scalar(0.5)), ("b", Tensor.Vector(1.0, -2, 3)), ("c", Tensor.Generate([2, 3], i => Math.Sin(i + 1))),
        ("kept", Tensor.Vector(7.0, 8)), ("d", Tensor.Vector(0.0, 0, 0)), ("e", Tensor.Vector(1.0, 2, 3)));

    [Property]
    public void An_iteration_is_the_fold_of_its_program(NonEmptyArray<PositiveInt> batches)
    {
        var (iteration, program, state) = (new Iteration<double>(Step, Passes.Fuse, Start), new Programs(Step, Passes.Fuse), Start);
        foreach (var batch in batches.Get.Select(size => 1 + (size.Get % 4)))
        {
            Tensor x = Tensor.Generate(Shape.Of(batch, 3), i => 0.1 * i);
            var next = program.Run<double>(state.With("x", x)).OrThrow();
            Assert.True(iteration.Step(("x", x)).IsSuccess);
            Assert.Equal(next["told"].To<double>().Span.ToArray(), iteration.Computed(3).ToArray());
            state += next.Where(name => name != "told");
            Assert.Equal(state, iteration.State);
        }
    }

    [Fact]
    public void What_does_not_fit_changes_nothing()
    {
        var iteration = new Iteration<double>(Step, Passes.Fuse, Start);
        Assert.Equal("x", Assert.Single(iteration.Step(("x", Tensor.Vector(1.0))).Errors()).Where);
        Assert.Equal(Start, iteration.State);
        Assert.True(iteration.Step().IsFail);
    }

    [Property]
    public void Inputs_are_known_by_their_names_in_any_order(NonEmptyArray<bool> turns)
    {
        var (p, q, s) = (Input("p", []), Input("q", []), Input("s", []));
        var iteration = new Iteration<double>(Outputs.Of(("s", (s * 0.5) + p - (10.0 * q))), Passes.Fuse, Env.Of(("s", Tensor.Scalar(0.0))));
        var expected = 0.0;
        foreach (var turn in turns.Get)
        {
            var (one, other) = (("p", (Tensor)Tensor.Scalar(1.0)), ("q", (Tensor)Tensor.Scalar(0.25)));
            Assert.True((turn ? iteration.Step(one, other) : iteration.Step(other, one)).IsSuccess);
            expected = (expected * 0.5) + 1 - 2.5;
            Assert.Equal(expected, iteration.Computed(0)[0]);
        }

        Assert.Equal("q", Assert.Single(iteration.Step(("p", Tensor.Scalar(1.0)), ("other", Tensor.Scalar(1.0))).Errors()).Where);
    }

    [Fact]
    public void What_is_carried_keeps_its_type()
    {
        var w = Input("w", [2]);
        foreach (var next in new[] { Sum(w), Join(0, w, w), ArgMax(w) })
        {
            var iteration = new Iteration<double>(Outputs.Of(("w", next)), Passes.Fuse, Env.Of(("w", Tensor.Vector(1.0, 2))));
            Assert.Contains("\"w\"", Assert.Single(iteration.Step().Errors()).What, StringComparison.Ordinal);
            Assert.Equal(Tensor.Vector(1.0, 2), iteration.State["w"]);
        }
    }

    [Fact]
    public void A_start_in_another_precision_is_rounded_and_before_a_step_nothing_is_computed()
    {
        var iteration = new Iteration<float>(Outputs.Of(("a", A + 1.0), ("told", A)), Passes.Fuse, Env.Of(("a", Tensor.Scalar(0.1))));
        Assert.Throws<InvalidOperationException>(() => iteration.Computed(1).Length);
        Assert.True(iteration.Step().IsSuccess);
        Assert.Equal(0.1f, iteration.Computed(1)[0]);
    }

    [Fact]
    public void A_function_may_have_an_index_as_its_value() =>
        Assert.Equal(1.0, new Function<double>(ArgMax(B), "b", Env.Empty).Run(Tensor.Vector(1.0, 3, 2)).OrThrow().Span[0]);

    [Theory]
    [InlineData("dense 8 >> tanh >> dense 3")]
    [InlineData("dense 8 >> batch-norm >> relu >> dropout 0.3 >> dense 3")]
    [InlineData("reshape [2, 2] >> lstm 4 last-only=true >> dense 3")]
    public void A_step_of_training_allocates_nothing(string net)
    {
        var iris = Tables.Load("iris").OrThrow().To<float>().OrThrow();
        var step = Recipe.Minimise(SoftmaxCrossEntropy).Compile(Notation.Parse<Layer>(net).OrThrow().Build(iris.FeatureShape).OrThrow(), iris).OrThrow();
        var (fold, batch) = (new TrainingFold<float>(step, step.Initial<float>(1), Workers.Alone), iris.Batches(32).First());
        for (var i = 0; i < 3; i++)
            fold.Step(batch);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var loss = fold.Step(batch);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(loss.IsSome);
    }

    [Fact]
    public async Task A_compiled_model_predicts_for_several_callers_at_once()
    {
        var model = (Dense(16) >> Relu >> Dropout(0.5) >> Dense(3)).Build([4]).OrThrow();
        var parameters = model.Initial<double>(3);
        var predict = model.Compile<double>(parameters);
        await System.Threading.Tasks.Parallel.ForAsync(0, 300, TestContext.Current.CancellationToken, (i, _) =>
        {
            Tensor x = Tensor.Generate(Shape.Of(1 + (i % 5), 4), at => Math.Sin(at + i));
            Assert.Equal(new Program<double>(Graph.Of(model.Prediction), Passes.Fuse).Run(parameters.With("x", x)).OrThrow()[0], predict.Run(x).OrThrow());
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void A_compiled_model_tells_what_does_not_fit_whatever_it_was_called_with_before()
    {
        foreach (var layer in new[] { Flatten, Dense(2), Relu })
        {
            var predict = layer.Build([4]).OrThrow() is var built ? built.Compile<float>(built.Initial<float>(1)) : null!;
            Assert.True(predict.Run(Tensor.Fill<float>([1, 4], 1)).IsSuccess);
            Assert.Equal("x", Assert.Single(predict.Run(Tensor.Fill<double>([1, 4], 1)).Errors()).Where);
        }

        var model = Dense(3).Build([4]).OrThrow();
        Assert.Equal("dense1.weight", Assert.Single(model.Compile<double>(model.Initial<double>(1).Where(name => name != "dense1.weight")).Run(Tensor.Fill<double>([1, 4], 1)).Errors()).Where);
        Assert.Equal("x", Assert.Single(model.Compile<double>(model.Initial<double>(1)).Run(Tensor.Fill<double>([1, 5], 1)).Errors()).Where);
    }
}
