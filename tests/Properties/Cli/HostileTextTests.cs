using Functional.Nn.Cli;
using Functional.Nn.Interop;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties.Cli;

public sealed class HostileTextTests : IDisposable
{
    private const string Red = "\u001b[31mred";

    private readonly string folder = Directory.CreateTempSubdirectory("fnn").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Property]
    public static bool Shown_text_has_no_control_character_but_the_end_of_a_line(string text) =>
        Visible.Of($"{text}\u001b\r\u009b") is var shown && shown.All(c => c is '\n' || !char.IsControl(c)) && Visible.Of(shown) == shown;

    [Fact]
    public void Readable_text_is_shown_as_it_is() => Assert.Equal("größe 👨‍👩‍👧\nمتن", Visible.Of("größe 👨‍👩‍👧\nمتن"));

    [Fact]
    public async Task Names_of_classes_columns_and_files_do_nothing_to_the_terminal()
    {
        var (table, bad, model) = (Path.Combine(folder, "t.csv"), Path.Combine(folder, $"{Red}.csv"), Path.Combine(folder, $"{Red}.safetensors"));
        await File.WriteAllTextAsync(table, $"x,kind\n{string.Concat(Enumerable.Range(0, 20).Select(i => $"{i},{(i < 10 ? Red : "green")}\n"))}", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(bad, $"{Red},kind\n1,a\n{Red},b\n", TestContext.Current.CancellationToken);
        ToolRun[] runs =
        [
            await ToolRun.Of("train", table, "--target", "kind", "--epochs", "1", "--save", model),
            await ToolRun.Of("train", bad, "--target", "kind"),
            await ToolRun.Of("train", table, "--target", Red),
            await ToolRun.Of("explain", "x", "--at", $"x={Red}"),
        ];
        Assert.Equal([0, 2, 2, 2], runs.Select(run => run.Exit));
        Assert.All(runs, run => Assert.DoesNotContain('\u001b', run.Output + run.Errors));
        Assert.All(runs, run => Assert.Contains("\\u001b[31mred", run.Output + run.Errors, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_keep_the_names_as_they_are()
    {
        var (table, model) = (Path.Combine(folder, "t.csv"), Path.Combine(folder, "m"));
        await File.WriteAllTextAsync(table, $"x,kind\n1,{Red}\n2,{Red}\n3,{Red}\n", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await ToolRun.Of("train", table, "--target", "kind", "--kind", "classes", "--epochs", "1", "--test", "0", "--save", model)).Exit);
        Assert.Contains("\\u001b", Safetensors.Read(model).OrThrow().Metadata["classes"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Red, (await ToolRun.Of("predict", model, table)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, false, true, "explain", "oops(")]
    [InlineData(0, false, true, "explain", "x^2", "--at", "x=2")]
    [InlineData(74, true, false, "explain", "x^2", "--at", "x=2")]
    [InlineData(74, true, true, "draw", "x^2")]
    [InlineData(74, true, true, "--help")]
    public async Task Closed_streams_leave_the_exit_code(int exit, bool output, bool errors, params string[] arguments) =>
        Assert.Equal(exit, await ToolRun.Closed(output, errors, arguments));

    [Theory]
    [InlineData("explain", "x^2", "--at", "x=2", "--output")]
    [InlineData("draw", "x^2", "--output")]
    [InlineData("train", "iris", "--epochs", "1", "--save")]
    [InlineData("train", "iris", "--epochs", "1", "--report")]
    public async Task A_full_disk_is_an_output_that_cannot_be_written(params string[] arguments)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "no device that is full");
        var run = await ToolRun.Of([.. arguments, "/dev/full"]);
        Assert.Equal(74, run.Exit);
        Assert.Contains("/dev/full", run.Errors, StringComparison.Ordinal);
    }
}
