using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;
using static Functional.Nn.Training.Optimizers;

namespace Functional.Nn.Properties;

/// <summary>The line search, in steps of training and against a search of one's own.</summary>
public sealed class BacktrackTests
{
    private static readonly Dataset Iris = Scaler.Standard(Tables.Load("iris").OrThrow()).Apply(Tables.Load("iris").OrThrow());
    private static readonly Model Net = (Dense(6) >> Tanh >> Dense(3)).Build(Iris.FeatureShape).OrThrow();

    private static Recipe By(GradientTransform optimizer) => Recipe.Minimise(SoftmaxCrossEntropy) with { Optimizer = optimizer, Batch = Iris.Count };

    private static double[] Losses(GradientTransform optimizer, int seed, int epochs) => [.. By(optimizer).Fit<double>(Net, Iris, seed).OrThrow().Take(epochs).Select(epoch => epoch.Train.Loss)];

    [Property(MaxTest = 5)]
    public void The_loss_never_rises_whatever_the_rate(int seed)
    {
        foreach (var optimizer in (GradientTransform[])[Lbfgs(), Sgd(50), Scale(-1) >> Sgd(1)])
            Assert.All(Losses(Backtrack(optimizer), seed, 12) is var losses ? losses.Zip(losses.Skip(1), (before, after) => before - after) : [], fall => Assert.InRange(fall, -1e-12, double.MaxValue));
    }

    [Property(MaxTest = 5)]
    public void It_takes_the_first_length_that_is_enough(int seed)
    {
        var step = By(Backtrack(Sgd(40), 0.3, 5, 0.1)).Compile(Net, Iris).OrThrow();
        var start = step.Initial<double>(seed);
        var all = Iris.Batches(150).Single();
        Expr[] parameters = [.. Net.Parameters.Select(p => p.Apply())];
        var loss = SoftmaxCrossEntropy.Of(Net.Output, Expr.Var("y", new(Shape.Of(Dim.Batch), Kind.Index)));
        var slopes = Graph.Of(loss.Gradient([.. parameters])).Evaluate<double>(start.Parameters.With(("x", all.Features), ("y", all.Targets))).OrThrow().Select(g => g.To<double>()).ToArray();
        Env Moved(double length) => start.Parameters.With(Net.Parameters.Select((p, i) => (p.Variable, (Tensor)Tensor.Generate(p.Type.Shape, at => start.Parameters[p.Variable].To<double>().Span[at] - (length * slopes[i].Span[at])))));
        double At(double length) => loss.Evaluate<double>(Moved(length).With(("x", all.Features), ("y", all.Targets))).OrThrow().Span[0];
        var square = slopes.Sum(g => g.Span.ToArray().Sum(v => v * v));
        var expected = Enumerable.Range(0, 5).Select(i => 40 * Math.Pow(0.3, i)).Where(t => At(t) <= At(0) - (0.1 * t * square)).Append(0).First();
        var after = step.Step<double>(start, all).OrThrow().State.Parameters;
        foreach (var (name, value) in Moved(expected))
            Assert.All(Enumerable.Range(0, value.Length), i => Assert.Equal(value.To<double>().Span[i], after[name].To<double>().Span[i], 1e-9));
    }

    [Fact]
    public void A_length_that_is_enough_changes_nothing() => Assert.Equal(Losses(Sgd(0.01), 1, 5), Losses(Backtrack(Sgd(0.01)), 1, 5));

    [Fact]
    public void With_it_quasi_newton_steps_descend_from_anywhere()
    {
        var losses = Losses(Backtrack(Lbfgs()), 3, 60);
        Assert.InRange(losses[^1], 0, 0.04);
        Assert.Equal(losses, Losses(Clip(1e9) >> Only("*", Backtrack(Lbfgs())), 3, 60));
    }

    [Theory]
    [InlineData("backtrack lbfgs")]
    [InlineData("backtrack (clip >> momentum rate=0.5) shrink=0.25 trials=4")]
    public void Its_text_is_read_again_and_training_goes_on_where_it_stopped(string text)
    {
        var recipe = By(Notation.Parse<GradientTransform>(text).OrThrow());
        Assert.Equal(text, $"{recipe.Optimizer}");
        var epochs = recipe.Fit<float>((Dense(4) >> BatchNorm() >> Tanh >> Dropout(0.2) >> Dense(3)).Build([4]).OrThrow(), Iris, 1).OrThrow().Take(6).ToArray();
        Assert.True(epochs[^1].Train.Loss < epochs[0].Train.Loss);
        Assert.Equal(epochs[^1].State, recipe.Resume<float>((Dense(4) >> BatchNorm() >> Tanh >> Dropout(0.2) >> Dense(3)).Build([4]).OrThrow(), Iris, epochs[2].State).OrThrow().Take(3).Last().State);
    }

    [Fact]
    public void Of_gradients_of_several_steps_there_is_no_loss() =>
        Assert.Equal("backtrack", Assert.Single(By(Accumulate(2, Backtrack(Sgd()))).Compile(Net, Iris).Errors()).What);
}
