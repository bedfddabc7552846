using System.Diagnostics;
using Functional.Nn.Cli;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties.Cli;

[Properties(Arbitrary = [typeof(FormulaTests)])]
public sealed class CommandLineTests
{
    private static readonly string[][] Examples =
    [
        ["explain", "a = x^2; L = sin(a)", "--at", "x=2"],
        ["explain", "--net", "dense 2 >> tanh", "--input", "2"],
        ["draw", "x*y", "--gradient"],
        ["draw", "--net", "dense 2 >> relu", "--input", "2", "--format", "dot"],
        ["check", "--net", "dense 2 >> tanh >> dense 2", "--input", "2", "--loss", "softmax-cross-entropy"],
        ["train", "iris", "--epochs", "2"],
        ["--help"],
        ["explain", "oops("],
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Examples.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Piped_output_is_plain(int example)
    {
        var run = await ToolRun.Of(Examples[example]);
        Assert.DoesNotContain('\u001b', run.Output + run.Errors);
        Assert.True((run.Output + run.Errors).All(c => c is '\n' or '\r' or (>= ' ' and <= '~')), run.Output + run.Errors);
        Assert.Equal(Examples[example] is [_, "oops("] ? 2 : 0, run.Exit);
    }

    [Fact]
    public async Task The_process_is_quiet_when_it_is_piped()
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Fnn).Assembly.Location, "train", "iris", "--epochs", "3"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (process.ExitCode, errors));
        Assert.StartsWith("dense 128", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    [Theory]
    [InlineData("explain", "--at", "--wrt", "--net", "--input", "--loss", "--target", "--seed", "--digits", "both, forward, backward", "formula too", "table, markdown, html, latex", "Functions:", "leaky_relu", "residual", "binary-cross-entropy")]
    [InlineData("draw", "--at", "--net", "--input", "--loss", "--gradient", "--format", "--output", "residual")]
    [InlineData("check", "--net", "--input", "--loss", "--seed", "--tolerance", "--with", "  huber delta=1 reduction=mean (delta above 0)", "Initialisers", "  repeat times body", "residual", "mean-squared-error")]
    [InlineData("train", "--target", "--kind", "--test", "--scale", "--net", "--input", "--loss", "--epochs", "--batch", "--optimizer", "--lr", "--seed", "--save", "  clip most=1 order=2 (most above 0, order 1 or more)\n", "  adam rate=0.001 ", "  identity\n", "dropout rate=0.5", "iris")]
    [InlineData("predict", "model", "table", "--monte-carlo", "--seed", "--output")]
    [InlineData("evaluate", "model", "table", "--target", "--top-k", "--format", "--output", "--with")]
    public async Task Help_of_every_command_tells_all_options(string command, params string[] expected)
    {
        var run = await ToolRun.In(80, command, "--help");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.All([.. expected, "Examples:", "--help", "--verbose"], text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_of_the_tool_tells_commands_exit_codes_and_examples(params string[] arguments)
    {
        var run = await ToolRun.Of(arguments);
        Assert.Equal(0, run.Exit);
        Assert.All(["explain", "draw", "summary", "check", "train", "predict", "evaluate", "fnn lecture ", "Examples:", "Layers:", "Losses:", "Optimisers:", "130  "], text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_version_is_that_of_the_tool() =>
        Assert.Matches(@"^\d+\.\d+\.\d+", (await ToolRun.Of("--version")).Output);

    [Theory]
    [InlineData("Did you mean 'explain'?", "expalin")]
    [InlineData("Did you mean '--digits'?", "explain", "x", "--digit", "3")]
    [InlineData("'--digit'", "explain", "--digit", "3")]
    [InlineData("--digits: expected a whole number from 1 to 17, found 'many'", "explain", "x", "--digits", "many")]
    [InlineData("--format: expected one of mermaid, dot, svg, found 'doot'; did you mean 'dot'?", "draw", "x", "--format", "doot")]
    [InlineData("--tolerance: expected a number above 0, found '-1'", "check", "--net", "relu", "--input", "2", "--tolerance", "-1")]
    [InlineData("Option '--input' is required", "check", "--net", "relu")]
    [InlineData("a formula or --net, one of the two", "explain")]
    [InlineData("a formula or --net, one of the two", "draw", "x", "--net", "relu")]
    [InlineData("--loss with a formula", "explain", "x", "--at", "x=1", "--loss", "mean-squared-error")]
    [InlineData("--target with a formula", "explain", "x", "--at", "x=1", "--target", "[1]")]
    [InlineData("--seed with a formula", "explain", "x", "--at", "x=1", "--seed", "2")]
    [InlineData("--wrt with a model", "explain", "--net", "relu", "--input", "2", "--wrt", "x")]
    [InlineData("--at with a model", "draw", "--net", "relu", "--input", "2", "--at", "x=1")]
    [InlineData("--input with a formula", "draw", "x", "--input", "2")]
    [InlineData("--kind with the table iris", "train", "iris", "--kind", "classes")]
    [InlineData("file not found", "check", "--net", "relu", "--input", "2", "--with", "nothing.dll")]
    [InlineData("--input is missing", "explain", "--net", "relu")]
    [InlineData("found     '3,x'", "check", "--net", "relu", "--input", "3,x")]
    [InlineData("Required argument 'model' missing", "predict")]
    [InlineData("--quick with no name", "lecture", "--quick")]
    [InlineData("--output with no name", "lecture", "--output", "pictures")]
    [InlineData("--top-k: expected a whole number from 1 to 2147483647, found '0'", "evaluate", "m", "iris", "--top-k", "0")]
    public async Task Misuse_is_told_with_a_hint(string error, params string[] arguments)
    {
        var run = await ToolRun.Of(arguments);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.StartsWith("error: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(error, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_in_a_text_tells_the_place_and_the_nearest_name()
    {
        var run = await ToolRun.In(60, "check", "--net", "dense 2 >> tahn >> dense 1", "--input", "3");
        Assert.Equal((2, ""), (run.Exit, run.Output));
        var lines = run.Errors.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("error: unknown layer", lines[0]);
        Assert.Equal("  where     --net, column 12", lines[1]);
        Assert.StartsWith("  expected  one of abs,", lines[2], StringComparison.Ordinal);
        Assert.Contains("  found     'tahn'", lines);
        Assert.Contains("  hint      Did you mean 'tanh'?", lines);
        Assert.Equal(["    dense 2 >> tahn >> dense 1", "               ^", ""], lines[^3..]);
        Assert.All(lines, line => Assert.True(line.Length <= 60, line));
    }

    [Fact]
    public async Task An_error_in_a_long_text_quotes_the_place()
    {
        var run = await ToolRun.In(60, "explain", $"L = {string.Join(" + ", Enumerable.Repeat("x", 200))} + * y", "--at", "x=1");
        var lines = run.Errors.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal('*', lines[^3][lines[^2].IndexOf('^', StringComparison.Ordinal)]);
        Assert.True(lines[^3].Length <= 60);
    }

    [Fact]
    public async Task All_shape_errors_of_a_model_are_told_with_their_places()
    {
        var run = await ToolRun.Of("check", "--net", "residual (dense 3) >> parallel [dense 2, dense 5]", "--input", "4");
        Assert.Equal(2, run.Exit);
        Assert.Contains("residual1", run.Errors, StringComparison.Ordinal);
        Assert.Contains("parallel1", run.Errors, StringComparison.Ordinal);
    }

    [Property(MaxTest = 50)]
    public static async Task Any_text_is_answered_with_0_or_2(string text)
    {
        foreach (var arguments in (string[][])[["explain", text, "--at", "x=1, w2=2"], ["explain", "--net", text, "--input", "3"], ["draw", text], ["explain", "x", "--at", text], ["check", "--net", "relu", "--input", text]])
        {
            var run = await ToolRun.Of(arguments);
            Assert.True(run.Exit is 0 or 2, $"{string.Join(' ', arguments)}: {run}");
            Assert.NotEqual(run.Exit == 0, run.Errors.StartsWith("error: ", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("hand-written", "explain", "--net", "hand-written 2", "--input", "2")]
    [InlineData("hand-written", "draw", "--net", "hand-written 2", "--input", "2")]
    [InlineData("hand-written", "check", "--net", "hand-written 2", "--input", "2")]
    [InlineData("hand-written", "train", "iris", "--net", "dense 3 >> hand-written 3", "--epochs", "1")]
    [InlineData("cube", "explain", "cube(x)", "--at", "x=2")]
    [InlineData("cube", "draw", "cube(x)")]
    public async Task Layers_and_ops_of_your_own_are_known_with_their_assembly(string name, params string[] arguments)
    {
        var run = await ToolRun.Of([.. arguments, "--with", typeof(HandWrittenLayer).Assembly.Location]);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        var without = await ToolRun.Of(arguments);
        Assert.Equal(2, without.Exit);
        Assert.Contains($"'{name}'", without.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_stopped_before_it_began_says_nothing()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var stopped = await ToolRun.Until(source.Token, "train", "iris", "--epochs", "1000000").WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal((130, ""), (stopped.Exit, stopped.Output));
    }

    [Theory]
    [InlineData("--schedule", "one-cycle 0.01")]
    [InlineData("--schedule", "linear 0 0.01 20 >> cosine 0.01")]
    [InlineData("--early-stop", "3")]
    [InlineData("--optimizer", "clip 1 >> nesterov 0.05 >> reduceonplateau patience=2")]
    public async Task Training_takes_schedules_and_stops_early(string option, string value) =>
        Assert.Equal(0, (await ToolRun.Of("train", "iris", "--epochs", "30", option, value)).Exit);

    [Theory]
    [InlineData("--schedule", "onecicle 0.01", "one-cycle")]
    [InlineData("--early-stop", "0", "from 1")]
    public async Task Schedules_that_cannot_be_used_are_an_error(string option, string value, string message)
    {
        var run = await ToolRun.Of("train", "iris", "--epochs", "3", option, value);
        Assert.Equal(2, run.Exit);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_one_learning_rate() =>
        Assert.Contains("--lr and --schedule", (await ToolRun.Of("train", "iris", "--lr", "1", "--schedule", "cosine 0.1")).Errors, StringComparison.Ordinal);
}
