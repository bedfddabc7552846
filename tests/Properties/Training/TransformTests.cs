using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Training.Optimizers;

namespace Functional.Nn.Properties;

/// <summary>Transformations of other transformations, and what they keep.</summary>
public sealed class TransformTests
{
    [Property(MaxTest = 30)]
    public void Accumulated_steps_are_one_step_of_the_mean_gradient(Key key)
    {
        var optimizer = Clip(1) >> Adam(Schedules.Linear(0.1, 0.2, 5)) >> WeightDecay(0.01);
        var (few, many) = (new Walk(optimizer), new Walk(Accumulate(3, optimizer)));
        for (var round = 0; round < 4; round++)
        {
            double[] gradients = [.. Enumerable.Range(0, 3).Select(i => key.Fold(round).Uniform(i) - 0.5)];
            few.Step(gradients.Average());
            var before = many.Parameter;
            many.Step(gradients[0]);
            many.Step(gradients[1]);
            Assert.Equal(before, many.Parameter);
            many.Step(gradients[2]);
            Assert.Equal(few.Parameter, many.Parameter, 1e-12);
        }
    }

    [Property(MaxTest = 30)]
    public void The_average_is_the_running_mean_of_the_parameters(Key key)
    {
        var walk = new Walk(Momentum(0.1) >> Average(0.8));
        var (plain, mean) = (new Walk(Momentum(0.1)), double.NaN);
        for (var t = 0; t < 10; t++)
        {
            walk.Step(key.Uniform(t) - 0.5);
            plain.Step(key.Uniform(t) - 0.5);
            mean = t == 0 ? walk.Parameter : (0.8 * mean) + (0.2 * walk.Parameter);
            Assert.Equal(plain.Parameter, walk.Parameter);
            Assert.Equal(mean, walk.State.Averaged["p"].To<double>().Span[0], 1e-14);
        }
    }

    [Fact]
    public void Groups_are_parameters_by_their_names()
    {
        Learned Of(string name) => new(name, Expr.Var(name, Shape.Scalar), 1.0);
        var transformed = (Only("*.weight", Scale(2)) >> Only("dense?.bias", Scale(3))).Apply([Of("dense1.weight"), Of("dense1.bias"), Of("dense10.bias"), Of("Dense1.weight")], 1.0, "");
        Assert.Equal([2.0, 3, 1, 2], transformed.Updates.Select(u => u.Update.Evaluate<double>(Env.Empty).OrThrow().Span[0]));
        Assert.Equal(["only.of.velocity/a"], Only("a", Momentum()).Apply([Of("a"), Of("b")], 1.0, "").Slots.Select(s => s.Op.Variable));
    }

    [Property(MaxTest = 10)]
    public void Noise_is_normal_and_another_one_in_each_step(Key key)
    {
        var p = Expr.Var("p", Shape.Of(4000));
        var noise = Noise(0.5).Apply([new("p", p, Expr.Fill(p.Shape, 3))], 1.0, "").Updates[0].Update;
        double[] Drawn(Key step) => noise.Evaluate<double>(Env.Of(("key", step.ToTensor()))).OrThrow().Span.ToArray();
        var drawn = Drawn(key);
        Assert.Equal(drawn, Drawn(key));
        Assert.NotEqual(drawn, Drawn(key.Fold(1)));
        Assert.Equal(3, drawn.Average(), 0.06);
        Assert.Equal(0.25, drawn.Average(v => (v - 3) * (v - 3)), 0.04);
        Assert.Equal(0.05, drawn.Count(v => Math.Abs(v - 3) > 0.98) / 4000.0, 0.025);
    }

    [Theory]
    [InlineData("accumulate 4 (clip >> adam)")]
    [InlineData("only \"*.weight\" (weight-decay 0.01) >> sgd rate=0.1 >> average decay=0.9")]
    [InlineData("noise (polynomial 0.1 100) >> momentum rate=0.2")]
    public void Texts_are_read_again_and_train(string text)
    {
        var optimizer = Notation.Parse<GradientTransform>(text).OrThrow();
        Assert.Equal(text, $"{optimizer}");
        var data = Tables.Load("iris").OrThrow();
        var model = Layers.Dense(3).Build([4]).OrThrow();
        var recipe = Recipe.Minimise(Losses.SoftmaxCrossEntropy) with { Optimizer = optimizer, Batch = 30 };
        var epochs = recipe.Fit<double>(model, data, 1).OrThrow().Take(8).ToArray();
        Assert.True(epochs[^1].Train.Loss < epochs[0].Train.Loss);
        Assert.Equal(epochs[^1].State.Parameters, recipe.Resume<double>(model, data, epochs[3].State).OrThrow().Take(4).Last().State.Parameters);
    }

    /// <summary>One number on its way.</summary>
    private sealed class Walk(GradientTransform optimizer)
    {
        private readonly Transformed transformed = optimizer.Apply([new("p", Expr.Var("p", Shape.Scalar), Expr.Var("g", Shape.Scalar))], Expr.Var("step", Shape.Scalar), "");

        public State State { get; private set; } = new(Env.Of(("p", Tensor.Scalar(0.5))), Env.Empty, 0, 0, 1);

        public double Parameter => State.Parameters["p"].To<double>().Span[0];

        public void Step(double gradient)
        {
            var slots = State.Step == 0 ? Env.Of(transformed.Slots.Select(s => (s.Op.Variable, (Tensor)Tensor.Scalar(s.Op.Initial)))) : State.Slots;
            var env = (State.Parameters + slots).With(("g", Tensor.Scalar(gradient)), ("step", Tensor.Scalar(State.Step + 1.0)));
            var next = Graph.Of([transformed.Updates[0].Parameter - transformed.Updates[0].Update, .. transformed.Slots.Select(s => s.Next)]).Evaluate<double>(env).OrThrow();
            State = State with { Parameters = Env.Of(("p", next[0])), Slots = Env.Of(transformed.Slots.Select((s, i) => (s.Op.Variable, next[i + 1]))), Step = State.Step + 1 };
        }
    }
}
