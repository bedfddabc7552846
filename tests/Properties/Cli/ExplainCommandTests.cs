using Xunit;

namespace Functional.Nn.Properties.Cli;

public sealed class ExplainCommandTests
{
    private static readonly string[] Lecture = ["explain", ExplanationTests.Lecture, "--at", "x=3, w=3, y=1"];

    [Fact]
    public async Task The_table_of_the_lectures_fits_into_80_columns()
    {
        var run = await ToolRun.In(80, Lecture);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Equal(
            """
            +----------------+-------------+--------------------+-------------+------------+
            | step           | value       | local              | forward     | backward   |
            |                |             |                    | d./dw       | dL/d.      |
            |----------------+-------------+--------------------+-------------+------------|
            | xi1 = -w*x     | -9          | d/dw = -3          | -3          | 1.23395e-4 |
            | xi2 = exp(xi1) | 1.2341e-4   | d/dxi1 = 1.2341e-4 | -3.70229e-4 | 0.999877   |
            | xi3 = 1 + xi2  | 1.00012     | d/dxi2 = 1         | -3.70229e-4 | 0.999877   |
            | xi4 = 1/xi3    | 0.999877    | d/dxi3 = -0.999753 | 3.70138e-4  | -1.00012   |
            | xi5 = log(xi4) | -1.23402e-4 | d/dxi4 = 1.00012   | 3.70184e-4  | -1         |
            | L = -y*xi5     | 1.23402e-4  | d/dxi5 = -1        | -3.70184e-4 | 1          |
            +----------------+-------------+--------------------+-------------+------------+
            dL/dw = -3.70184e-4
            dL/dx = -3.70184e-4
            dL/dy = 1.23402e-4

            """,
            run.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Each_mode_has_the_columns_of_the_lectures()
    {
        var forward = await ToolRun.In(80, [.. Lecture, "--mode", "forward"]);
        Assert.Equal((0, ""), (forward.Exit, forward.Errors));
        Assert.Contains("| xi4 = 1/xi3    | d/dxi3 = -1/xi3^2 | 0.999877    | -0.999753  | 3.70138e-4  |", forward.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("backward", forward.Output, StringComparison.Ordinal);
        var backward = await ToolRun.In(80, [.. Lecture, "--mode", "backward"]);
        Assert.Contains("| xi5 = log(xi4) | d/dxi4 = 1/xi4    | -1.23402e-4 | 1.00012    | -1         |", backward.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("forward", backward.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_is_written_in_other_formats()
    {
        var markdown = await ToolRun.Of([.. Lecture, "--mode", "backward", "--format", "markdown"]);
        Assert.Contains("| xi4 = 1/xi3 | ∂/∂xi3 = -1/xi3^2 | 0.999877 | -0.999753 | -1.00012 |", markdown.Output, StringComparison.Ordinal);
        Assert.Contains(@"| xi1 = -w\*x |", markdown.Output, StringComparison.Ordinal);
        var latex = await ToolRun.Of([.. Lecture, "--mode", "forward", "--format", "latex"]);
        Assert.Contains(@"$\xi_{4} = \frac{1}{\xi_{3}}$ & $\frac{\partial \xi_{4}}{\partial \xi_{3}} = -\frac{1}{\xi_{3}^{2}}$ & $0.999877$ & $-0.999753$ & $3.70138 \cdot 10^{-4}$ \\", latex.Output, StringComparison.Ordinal);
        var directory = Directory.CreateTempSubdirectory("fnn").FullName;
        var html = await ToolRun.Of([.. Lecture, "--format", "html", "--output", Path.Combine(directory, "table.html")]);
        Assert.Equal((0, "", ""), (html.Exit, html.Output, html.Errors));
        Assert.Contains("<td>xi4 = 1/xi3</td>", await File.ReadAllTextAsync(Path.Combine(directory, "table.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var table = await ToolRun.Of([.. Lecture, "--output", Path.Combine(directory, "table.txt")]);
        Assert.Equal((0, "", ""), (table.Exit, table.Output, table.Errors));
        Assert.Equal((await ToolRun.Of(Lecture)).Output, await File.ReadAllTextAsync(Path.Combine(directory, "table.txt"), TestContext.Current.CancellationToken));
        Directory.Delete(directory, recursive: true);
        var model = await ToolRun.Of("explain", "--net", "dense 2 >> tanh >> dense 1", "--input", "3", "--format", "latex");
        Assert.Contains(@"\begin{tabular}", model.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await ToolRun.Of("explain", "--net", "dense 1", "--input", "3", "--mode", "forward")).Exit);
    }

    [Fact]
    public async Task With_17_digits_numbers_read_back_as_themselves()
    {
        var run = await ToolRun.Of([.. Lecture, "--digits", "17"]);
        Assert.Contains("1.2340980408667956e-4", run.Output, StringComparison.Ordinal);
        Assert.Contains("1.0001234098040868", run.Output, StringComparison.Ordinal);
        Assert.Contains("0.9998766054240137", run.Output, StringComparison.Ordinal);
        Assert.Contains("-1.234021897233402e-4", run.Output, StringComparison.Ordinal);
        Assert.Contains("dL/dw = -3.701837279586951", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(79)]
    [InlineData(40)]
    [InlineData(20)]
    public async Task In_a_narrow_terminal_rows_are_told_line_by_line_and_numbers_stay_whole(int width)
    {
        var run = await ToolRun.In(width, Lecture);
        Assert.DoesNotContain("|", run.Output, StringComparison.Ordinal);
        Assert.Contains("-3.70229e-4", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= Math.Max(width, 30), line));
    }

    [Fact]
    public async Task In_a_narrow_terminal_rows_of_tensors_stay_whole_where_they_fit()
    {
        string[] arguments = ["explain", "h = tanh(x); L = sum(h*x)", "--at", "x=[[0.123456, 0.234567], [0.345678, 0.456789]]"];
        Assert.Contains("[[0.122833, 0.230358],\n", (await ToolRun.In(50, arguments)).Output, StringComparison.Ordinal);
        var narrow = await ToolRun.In(30, arguments);
        Assert.Contains("[[0.122833,\n", narrow.Output, StringComparison.Ordinal);
        Assert.All(narrow.Output.Split('\n'), line => Assert.True(line.Length <= 30, line));
    }

    [Fact]
    public async Task A_terminal_gets_frames_and_signs()
    {
        var run = await ToolRun.Live(Lecture);
        Assert.Contains("╭", run.Output, StringComparison.Ordinal);
        Assert.Contains("∂/∂xi1 = 1.2341e-4", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_is_told_node_by_node()
    {
        var run = await ToolRun.Of("explain", "--net", "dense 2 >> tanh >> dense 1", "--input", "3", "--seed", "7", "--at", "x=[[1,2,3]]");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Contains("t4 = tanh t3", run.Output, StringComparison.Ordinal);
        Assert.Contains("[[1, 2, 3]]", run.Output, StringComparison.Ordinal);
        Assert.Equal(run, await ToolRun.Of("explain", "--net", "dense 2 >> tanh >> dense 1", "--input", "3", "--seed", "7", "--at", "x=[[1,2,3]]"));
        Assert.NotEqual(run, await ToolRun.Of("explain", "--net", "dense 2 >> tanh >> dense 1", "--input", "3", "--seed", "8", "--at", "x=[[1,2,3]]"));
    }

    [Theory]
    [InlineData("softmax-cross-entropy", "[0, 2]")]
    [InlineData("mean-squared-error", "[[1,0,0],[0,1,0]]")]
    [InlineData("binary-cross-entropy", null)]
    [InlineData("softmax-cross-entropy", null)]
    public async Task A_model_is_told_with_its_loss(string loss, string? target)
    {
        string[] given = target is null ? [] : ["--target", target];
        var run = await ToolRun.Of(["explain", "--net", "dense 8 >> dropout 0.5 >> dense 3", "--input", "2", "--loss", loss, "--at", "x=[[1,2],[3,4]]", .. given]);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Contains("target", run.Output, StringComparison.Ordinal);
        Assert.Contains("mean ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error: unknown variable\n  where     dense1.wieght\n", "--at", "\"dense1.wieght\"=[1]")]
    [InlineData("error: shape of a variable\n  where     x\n", "--at", "x=[1]")]
    [InlineData("  expected  whole numbers\n", "--loss", "softmax-cross-entropy", "--target", "[0.5, 1]")]
    [InlineData("error: unknown variable\n  where     target\n", "--target", "[0, 1]")]
    public async Task Points_of_models_are_checked(string error, params string[] arguments)
    {
        var run = await ToolRun.Of(["explain", "--net", "dense 3", "--input", "2", .. arguments]);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains(error, run.Errors.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
