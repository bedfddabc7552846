using Xunit;

namespace Functional.Nn.Properties.Cli;

public sealed class SummaryCommandTests
{
    [Fact]
    public async Task A_model_is_shown_layer_by_layer()
    {
        var run = await ToolRun.Of("summary", "--net", "dense 128 >> residual (dense 128 >> tanh) >> dense 10", "--input", "784");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.All(["dense1", "  dense1", "[batch, 128]", "100,480", "118,282", "total"], text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_models_are_compared_place_by_place()
    {
        var run = await ToolRun.Of("summary", "--net", "dense 8 >> relu >> dense 3", "--against", "dense 8 >> tanh >> dense 3", "--input", "4");
        Assert.Equal((0, "- relu1: relu [batch, 8]\n+ tanh1: tanh [batch, 8]\n"), (run.Exit, run.Output.ReplaceLineEndings("\n")));
        var same = await ToolRun.Of("summary", "--net", "dense 8", "--against", "dense 8", "--input", "4");
        Assert.Equal("no difference\n", same.Output.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("--against", "summary", "--net", "dense 8", "--input", "4", "--against", "dnse 8")]
    [InlineData("--input", "summary", "--net", "dense 8")]
    public async Task What_is_wrong_is_told(string expected, params string[] arguments)
    {
        var run = await ToolRun.Of(arguments);
        Assert.Equal(2, run.Exit);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
    }
}
