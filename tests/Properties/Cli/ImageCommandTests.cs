using Xunit;

namespace Functional.Nn.Properties.Cli;

public sealed class ImageCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fnn").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("train-images-idx3-ubyte.gz")]
    public async Task Images_are_trained_on_and_measured_on_their_test_set(string source)
    {
        IdxFile.WriteSet(folder, "train", 60, 4, ".gz");
        IdxFile.WriteSet(folder, "t10k", 9, 4);
        var (images, model) = (Path.Combine(folder, source), Path.Combine(folder, "model"));
        var trained = await ToolRun.Of("train", images, "--epochs", "5", "--save", model);
        Assert.Equal((0, ""), (trained.Exit, trained.Errors));
        Assert.Matches(@"\| training \| 60 ", trained.Output);
        Assert.Matches(@"\| test     \| 9 .*\| 100\.00%", trained.Output);
        var predicted = await ToolRun.Of("predict", model, Path.Combine(folder, "t10k-images-idx3-ubyte"));
        Assert.Equal((0, "accuracy 100.00% of 9 examples"), (predicted.Exit, predicted.Errors.Trim()));
        Assert.Equal(["prediction", "0", "1", "2", "0"], predicted.Output.Split('\n').Take(5).Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task Images_keep_a_shape_that_is_asked_for()
    {
        IdxFile.WriteSet(folder, "train", 30, 4);
        var model = Path.Combine(folder, "model");
        var trained = await ToolRun.Of("train", folder, "--input", "1,4,4", "--net", "conv 2 3 >> relu >> flatten >> dense 3", "--epochs", "2", "--early-stop", "1", "--stratify", "--save", model);
        Assert.Equal((0, ""), (trained.Exit, trained.Errors));
        Assert.Equal(0, (await ToolRun.Of("predict", model, Path.Combine(folder, "train-images-idx3-ubyte"))).Exit);
    }

    [Fact]
    public async Task What_says_nothing_beside_images_is_an_error()
    {
        IdxFile.WriteSet(folder, "train", 6, 4);
        IdxFile.WriteSet(folder, "t10k", 6, 4);
        Assert.Contains("--target with images", (await ToolRun.Of("train", folder, "--target", "y")).Errors, StringComparison.Ordinal);
        Assert.Contains("--test with a test set", (await ToolRun.Of("train", folder, "--test", "0.5")).Errors, StringComparison.Ordinal);
        Assert.Contains("no images in the folder", (await ToolRun.Of("train", Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName)).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classes_are_kept_in_proportion_and_weighed()
    {
        var table = Path.Combine(folder, "rare.csv");
        await File.WriteAllLinesAsync(table, Enumerable.Range(0, 100).Select(i => $"{i},{(i < 90 ? "often" : "rare")}").Prepend("x,target"), TestContext.Current.CancellationToken);
        var run = await ToolRun.Of("train", table, "--stratify", "--class-weights", "balanced", "--epochs", "1");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Contains("softmax-cross-entropy weight=[0.5555555555555556, 5]", run.Output, StringComparison.Ordinal);
        Assert.Contains("--class-weights", (await ToolRun.Of("train", table, "--class-weights", "balanced", "--loss", "binary-cross-entropy", "--net", "dense 1")).Errors, StringComparison.Ordinal);
        Assert.Contains("targets", (await ToolRun.Of("train", "diabetes", "--stratify")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_of_tables_in_another_shape_predicts_tables()
    {
        var (table, model) = (Path.Combine(folder, "t.csv"), Path.Combine(folder, "model"));
        await File.WriteAllLinesAsync(table, Enumerable.Range(0, 12).Select(i => $"{i},{i % 5},{i % 2},{i % 3},{i % 2}").Prepend("a,b,c,d,target"), TestContext.Current.CancellationToken);
        Assert.Equal(0, (await ToolRun.Of("train", table, "--input", "2,2", "--net", "flatten >> dense 2", "--epochs", "1", "--scale", "robust", "--save", model)).Exit);
        Assert.Equal((0, 14), await ToolRun.Of("predict", model, table) is var run ? (run.Exit, run.Output.Split('\n').Length) : default);
    }
}
