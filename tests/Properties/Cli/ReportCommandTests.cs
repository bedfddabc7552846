using System.Xml.Linq;
using Xunit;

namespace Functional.Nn.Properties.Cli;

public sealed class ReportCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fnn").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_report_is_one_page_about_the_run()
    {
        var path = Path.Combine(folder, "run.html");
        var run = await ToolRun.Of("train", "iris", "--epochs", "3", "--early-stop", "2", "--report", path, "--monitor");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.EndsWith($"wrote {path}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("| relu1 ", run.Output, StringComparison.Ordinal);
        Assert.Contains("| dense1.weight ", run.Output, StringComparison.Ordinal);
        var page = XDocument.Load(path);
        Assert.Equal("Training on iris", page.Descendants().First(element => element.Name.LocalName == "h1").Value);
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_told_before_training()
    {
        var run = await ToolRun.Of("train", "iris", "--epochs", "1000000", "--report", Path.Combine(folder, "none", "run.html"));
        Assert.Equal(2, run.Exit);
        Assert.Contains("folder not found", run.Errors, StringComparison.Ordinal);
        var twice = await ToolRun.Of("train", "iris", "--epochs", "1000000", "--report", Path.Combine(folder, "same"), "--save", Path.Combine(folder, "same"));
        Assert.Contains("would replace", twice.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Learning_rates_are_a_table_a_suggestion_and_a_picture()
    {
        var path = Path.Combine(folder, "rates.svg");
        var run = await ToolRun.Of("find-lr", "iris", "--batch", "16", "--output", path);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Matches(@"suggested learning rate: 0\.\d+\n$", run.Output);
        Assert.Contains("suggested", XDocument.Load(path).Root!.Value, StringComparison.Ordinal);
        Assert.Equal(run.Output, (await ToolRun.Of("find-lr", "iris", "--batch", "16")).Output);
    }

    [Theory]
    [InlineData("an optimiser with a rate", "--optimizer", "clip 1")]
    [InlineData("0 < lowest < highest", "--from", "1", "--to", "0.1")]
    [InlineData("a number above 0", "--from", "0")]
    public async Task What_is_no_range_of_rates_is_told(string expected, params string[] arguments)
    {
        var run = await ToolRun.Of(["find-lr", "iris", .. arguments]);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
    }
}
