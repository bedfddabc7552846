using Functional.Nn.Training;
using Xunit;

namespace Functional.Nn.Properties.Cli;

public sealed class FileCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fnn").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("mermaid", "flowchart TD\n", "-->")]
    [InlineData("dot", "digraph {\n", "->")]
    [InlineData("svg", "<svg ", "marker-end")]
    public async Task A_drawing_goes_to_the_output_or_to_a_file(string format, string head, string arrow)
    {
        var (piped, path) = (await ToolRun.Of("draw", "a = x*y; L = a^2", "--format", format), Path.Combine(folder, "drawing"));
        Assert.StartsWith(head, piped.Output, StringComparison.Ordinal);
        Assert.Contains(arrow, piped.Output, StringComparison.Ordinal);
        Assert.Equal(new ToolRun(0, "", ""), await ToolRun.Of("draw", "a = x*y; L = a^2", "--format", format, "-o", path));
        Assert.Equal(piped.Output, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData("net.svg", "<svg ")]
    [InlineData("net.SVG", "<svg ")]
    [InlineData("net.dot", "digraph {\n")]
    [InlineData("net.gv", "digraph {\n")]
    [InlineData("net.mmd", "flowchart TD\n")]
    [InlineData("net.svg", "flowchart TD\n", "--format", "mermaid")]
    public async Task The_name_of_a_file_tells_the_language_that_no_option_tells(string name, string head, params string[] more)
    {
        Assert.Equal(new ToolRun(0, "", ""), await ToolRun.Of(["draw", "a = x*y", "-o", Path.Combine(folder, name), .. more]));
        Assert.StartsWith(head, await File.ReadAllTextAsync(Path.Combine(folder, name), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gradient_draws_more_than_its_function()
    {
        var plain = await ToolRun.Of("draw", "--net", "dense 2 >> tanh", "--input", "3", "--loss", "mean-squared-error");
        var gradient = await ToolRun.Of("draw", "--net", "dense 2 >> tanh", "--input", "3", "--loss", "mean-squared-error", "--gradient");
        Assert.Contains("dense1.weight", plain.Output, StringComparison.Ordinal);
        Assert.Contains("sech-squared", gradient.Output, StringComparison.Ordinal);
        Assert.True(gradient.Output.Length > plain.Output.Length);
    }

    [Theory]
    [InlineData(1e-7, 0, "agrees")]
    [InlineData(1e-300, 1, "undecided")]
    public async Task A_check_says_what_it_found(double tolerance, int exit, string verdict)
    {
        var run = await ToolRun.Of("check", "--net", "dense 3 >> tanh >> dense 2", "--input", "4", "--tolerance", $"{tolerance:R}");
        Assert.Equal((exit, ""), (run.Exit, run.Errors));
        Assert.All(["dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias", "x ", verdict], text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_model_is_trained_saved_and_used()
    {
        var (model, table) = (Path.Combine(folder, "iris.safetensors"), Path.Combine(folder, "flowers.csv"));
        var trained = await ToolRun.Of("train", "iris", "--net", "dense 16 >> relu >> dense 3", "--epochs", "30", "--lr", "0.01", "--save", model);
        Assert.Equal((0, ""), (trained.Exit, trained.Errors));
        Assert.All(["131 parameters", "training", "test", "accuracy", "versicolor", $"saved {model}"], text => Assert.Contains(text, trained.Output, StringComparison.Ordinal));

        await File.WriteAllTextAsync(table, "petal_width_cm,petal_length_cm,sepal_width_cm,sepal_length_cm,note\n0.2,1.4,3.5,5.1,1\n2.5,6,3.3,6.3,2\n", TestContext.Current.CancellationToken);
        var predicted = await ToolRun.Of("predict", model, table);
        Assert.Equal((0, ""), (predicted.Exit, predicted.Errors));
        Assert.Matches("^prediction,probability\nsetosa,0\\.[89]\\d+\nvirginica,0\\.[5-9]\\d+\n$", predicted.Output);
        Assert.Equal(new ToolRun(0, "", ""), await ToolRun.Of("predict", model, table, "--output", Path.Combine(folder, "out.csv")));
        Assert.Equal(predicted.Output, await File.ReadAllTextAsync(Path.Combine(folder, "out.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Draws_with_dropout_tell_their_mean_and_how_far_they_are_apart()
    {
        var (model, table) = (Path.Combine(folder, "model"), Path.Combine(folder, "flowers.csv"));
        await ToolRun.Of("train", "iris", "--net", "dense 16 >> relu >> dropout 0.5 >> dense 3", "--epochs", "20", "--lr", "0.01", "--save", model);
        await File.WriteAllTextAsync(table, "petal_width_cm,petal_length_cm,sepal_width_cm,sepal_length_cm,note\n0.2,1.4,3.5,5.1,1\n2.5,6,3.3,6.3,2\n", TestContext.Current.CancellationToken);
        var drawn = await ToolRun.Of("predict", model, table, "--monte-carlo", "50");
        Assert.Equal((0, ""), (drawn.Exit, drawn.Errors));
        Assert.Matches("^prediction,probability,deviation\nsetosa,0\\.[5-9]\\d+,0\\.[0-4]\\d+\nvirginica,0\\.[5-9]\\d+,0\\.[0-4]\\d+\n$", drawn.Output);
        Assert.Equal(drawn, await ToolRun.Of("predict", model, table, "--monte-carlo", "50", "--seed", "1"));
        Assert.NotEqual(drawn, await ToolRun.Of("predict", model, table, "--monte-carlo", "50", "--seed", "2"));
        Assert.Contains("--seed", (await ToolRun.Of("predict", model, table, "--seed", "2")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_with_a_layer_of_your_own_predicts_with_its_assembly()
    {
        var (model, assembly) = (Path.Combine(folder, "own"), typeof(HandWrittenLayer).Assembly.Location);
        await File.WriteAllTextAsync(Path.Combine(folder, "t.csv"), "a,y\n1,0.5\n2,1.5\n3,2.5\n", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await ToolRun.Of("train", Path.Combine(folder, "t.csv"), "--target", "y", "--net", "dense 1 >> hand-written 1", "--epochs", "1", "--with", assembly, "--save", model)).Exit);
        Assert.Equal(0, (await ToolRun.Of("predict", model, Path.Combine(folder, "t.csv"), "--with", assembly)).Exit);
        Assert.Contains("'hand-written'", (await ToolRun.Of("predict", model, Path.Combine(folder, "t.csv"))).Errors, StringComparison.Ordinal);
        Assert.Contains("not a .NET assembly", (await ToolRun.Of("predict", model, Path.Combine(folder, "t.csv"), "--with", Path.Combine(folder, "t.csv"))).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_seed_trains_the_same_model()
    {
        string[] Arguments(string file) => ["train", "iris", "--epochs", "2", "--seed", "5", "--save", Path.Combine(folder, file)];
        await ToolRun.Of(Arguments("a"));
        await ToolRun.Of(Arguments("b"));
        Assert.Equal(TrainedModel.Load(Path.Combine(folder, "a")).OrThrow().Parameters, TrainedModel.Load(Path.Combine(folder, "b")).OrThrow().Parameters);
    }

    [Fact]
    public async Task Someone_who_watches_sees_progress()
    {
        var run = await ToolRun.Live("train", "iris", "--epochs", "3");
        Assert.Equal(0, run.Exit);
        Assert.Contains("accuracy", run.Output, StringComparison.Ordinal);
        Assert.Contains('\u001b', run.Output);
    }

    [Theory]
    [InlineData("file not found", "train", "nofile.csv")]
    [InlineData("Did you mean 'iris'?", "train", "irs")]
    [InlineData("file not found", "predict", "none.safetensors", "none.csv")]
    [InlineData("the path is a folder", "predict", "/", "none.csv")]
    [InlineData("folder not found", "draw", "x*x", "-o", "/no/such/folder/x.mmd")]
    [InlineData("3 outputs for 3 classes", "train", "iris", "--net", "dense 2")]
    [InlineData("3 outputs for 3 classes", "train", "iris", "--net", "dense 4")]
    [InlineData("Did you mean 'adam'?", "train", "iris", "--optimizer", "adm")]
    [InlineData("an optimiser with a rate", "train", "iris", "--optimizer", "clip 1", "--lr", "0.1")]
    [InlineData("4 elements as in [4]", "train", "iris", "--input", "2,3")]
    public async Task Input_that_cannot_be_used_is_told(string error, params string[] arguments)
    {
        var run = await ToolRun.Of(arguments);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains(error, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_that_meets_a_number_that_is_not_finite_fails_and_saves_nothing()
    {
        var path = Path.Combine(folder, "never");
        var run = await ToolRun.Of("train", "iris", "--optimizer", "sgd", "--lr", "1e30", "--epochs", "3", "--save", path);
        Assert.Equal((1, ""), (run.Exit, run.Output));
        Assert.Contains("not finite", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(1234567.0, "1.23457e6")]
    [InlineData(0.0012345678, "0.00123457")]
    [InlineData(0.000999, "9.99e-4")]
    [InlineData(-1e-300, "-1e-300")]
    [InlineData(double.NaN, "NaN")]
    public void Numbers_are_short(double number, string expected) => Assert.Equal(expected, new Numerals(6).Of(number));

    [Fact]
    public async Task A_stopped_command_answers_130_and_keeps_what_is_done()
    {
        var path = Path.Combine(folder, "stopped.safetensors");
        using var source = new CancellationTokenSource();
        var run = ToolRun.Until(source.Token, "train", "iris", "--epochs", "1000000", "--save", path);
        await Task.Delay(2000, TestContext.Current.CancellationToken);
        await source.CancelAsync();
        var stopped = await run.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal(130, stopped.Exit);
        Assert.Equal(stopped.Output is not "", File.Exists(path));
        Assert.Equal(stopped.Output is not "", stopped.Output.Contains($"saved {path}", StringComparison.Ordinal));
        Assert.All(File.Exists(path) ? [path] : Array.Empty<string>(), saved => Assert.True(TrainedModel.Load(saved).IsSuccess));
    }
}
