using Xunit;

namespace Functional.Nn.Properties.Cli;

public sealed class TableCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fnn").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_table_of_numbers_is_fitted_and_measured()
    {
        var (model, table) = (Path.Combine(folder, "line.safetensors"), Path.Combine(folder, "line.csv"));
        await File.WriteAllLinesAsync(table, [.. Enumerable.Range(0, 40).Select(i => $"{i / 10.0:R},{(3 * i / 10.0) + 1.5:R}").Prepend("x,price")], TestContext.Current.CancellationToken);
        var trained = await ToolRun.Of("train", table, "--target", "price", "--net", "dense 1", "--optimizer", "sgd", "--lr", "0.1", "--epochs", "200", "--test", "0", "--save", model);
        Assert.Equal((0, ""), (trained.Exit, trained.Errors));
        Assert.DoesNotContain("test", trained.Output, StringComparison.Ordinal);
        Assert.Matches(@"\| examples \| number \| loss +\| RMSE +\| R\^2 \|", trained.Output);
        Assert.Matches(@"\| training \| 40 +\| \S+e-\d+ +\| \S+e-\d+ +\| 1   \|", trained.Output);
        var predicted = await ToolRun.Of("predict", model, table);
        Assert.Equal("prediction", predicted.Output.Split('\n')[0]);
        Assert.Equal(1.5, double.Parse(predicted.Output.Split('\n')[1]), 1e-4);
        Assert.Matches("^prediction,deviation\n1\\.\\d+,0\n", (await ToolRun.Of("predict", model, table, "--monte-carlo", "3")).Output);
        Assert.Matches("^mean squared error .*e-\\d+ of 40 examples", predicted.Errors.ToLowerInvariant());
    }

    [Theory]
    [InlineData("none", 2, "where     features, example 2, 'x'")]
    [InlineData("standard", 0, "")]
    [InlineData("min-max", 0, "")]
    public async Task Numbers_beyond_single_precision_are_scaled_or_told(string scale, int exit, string error)
    {
        var table = Path.Combine(folder, "huge.csv");
        await File.WriteAllLinesAsync(table, Enumerable.Range(0, 20).Select(i => $"{i}e300,{i % 2}").Prepend("x,target"), TestContext.Current.CancellationToken);
        var run = await ToolRun.Of("train", table, "--scale", scale, "--epochs", "2");
        Assert.Equal(exit, run.Exit);
        Assert.DoesNotContain("NaN", run.Output, StringComparison.Ordinal);
        Assert.Contains(error, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_the_loss_cannot_take_is_told_by_its_place_in_the_table()
    {
        var table = Path.Combine(folder, "odd.csv");
        await File.WriteAllLinesAsync(table, Enumerable.Range(1, 20).Select(i => $"{i},{(i == 17 ? "1.5" : "0.5")}").Prepend("x,target"), TestContext.Current.CancellationToken);
        var run = await ToolRun.Of("train", table, "--loss", "binary-cross-entropy");
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains("where     example 17\n", run.Errors.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_is_not_finite_is_no_success()
    {
        var (table, model) = (Path.Combine(folder, "far.csv"), Path.Combine(folder, "never"));
        await File.WriteAllLinesAsync(table, Enumerable.Range(0, 20).Select(i => $"{(i == 7 ? "1e25" : i)},{i % 3}.5").Prepend("x,target"), TestContext.Current.CancellationToken);
        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(seed => ToolRun.Of("train", table, "--scale", "none", "--net", "dense 1", "--epochs", "1", "--test", "0.5", "--seed", $"{seed}", "--save", model)));
        Assert.All(runs, run => Assert.Equal((1, ""), (run.Exit, run.Output)));
        Assert.Contains(runs, run => run.Errors.Contains("loss that is not finite", StringComparison.Ordinal));
        Assert.False(File.Exists(model));
    }

    [Fact]
    public async Task Of_many_classes_the_most_frequent_confusions_are_told_and_the_rest_is_counted()
    {
        var table = Path.Combine(folder, "many.csv");
        await File.WriteAllLinesAsync(table, Enumerable.Range(0, 600).Select(i => $"{i % 7},c{i % 300}").Prepend("x,target"), TestContext.Current.CancellationToken);
        var run = await ToolRun.In(80, "train", table, "--epochs", "1", "--net", "dense 300");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Contains("test examples, the most frequent confusions:", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"and \d+ more, of \d+ examples", run.Output);
        Assert.InRange(run.Output.Split('\n').Length, 10, 40);
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 80, line));
    }

    [Theory]
    [InlineData(40, "digits")]
    [InlineData(40, "iris")]
    [InlineData(60, "diabetes")]
    public async Task A_narrow_terminal_is_enough(int width, string table)
    {
        var run = await ToolRun.In(width, "train", table, "--epochs", "1");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.TrimEnd('\r').Length <= width, line));
        Assert.Equal(table is not "diabetes", run.Output.Contains("accuracy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_model_is_saved_even_where_nobody_reads_the_results()
    {
        var model = Path.Combine(folder, "model");
        Assert.Equal(74, await ToolRun.Closed(output: true, errors: true, "train", "iris", "--epochs", "1", "--save", model));
        Assert.True(File.Exists(model));
    }

    [Fact]
    public async Task A_bad_cell_is_told_with_file_line_and_column()
    {
        var table = Path.Combine(folder, "bad.csv");
        await File.WriteAllTextAsync(table, "a,target\n1,0\nx,1\n", TestContext.Current.CancellationToken);
        var run = await ToolRun.Of("train", table);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains($"{table}, line 3, column 'a'", run.Errors, StringComparison.Ordinal);
    }
}
