using System.Diagnostics;
using Functional.Nn.Cli;
using Functional.Nn.Interop;
using Functional.Nn.Ops;
using Functional.Nn.Training;
using Xunit;

namespace Functional.Nn.Properties.Cli;

/// <summary>Runs that end before their end, and go on. <c>FNN_DEEP=1</c> kills a hundred times.</summary>
public sealed class ResumeTests : IDisposable
{
    private static readonly int Kills = Environment.GetEnvironmentVariable("FNN_DEEP") == "1" ? 100 : 4;

    /// <summary>As long as it takes to be killed so often.</summary>
    private static readonly string Train = $"train wine --epochs {40 * Kills} --batch 16 --early-stop {40 * Kills} --optimizer";

    private readonly string folder = Directory.CreateTempSubdirectory("fnn").FullName;

    private string Kept => Path.Combine(folder, "run.safetensors");

    private string Saved => Path.Combine(folder, "model.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_process_that_is_killed_at_any_moment_leaves_a_file_to_go_on_from_and_ends_with_the_same_model()
    {
        var (whole, random, step) = (Path.Combine(folder, "whole.safetensors"), Key.Of(DateTime.UtcNow.Ticks), 0);
        Assert.Equal(0, (await Run("adam", "--save", whole)).Exit);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = Start("adam", "--checkpoint", Kept, "--resume", "--checkpoint-every", "1", "--save", Saved);
            await Task.Delay(TimeSpan.FromSeconds(0.5 + (1.5 * random.Uniform(kill))), TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (File.Exists(Kept))
                Assert.InRange(step = StepIn(Kept), step, int.MaxValue);
        }

        Assert.Equal(0, (await Run("adam", "--checkpoint", Kept, "--resume", "--save", Saved)).Exit);
        Assert.Equal(await File.ReadAllBytesAsync(whole, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(Saved, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_run_that_is_stopped_keeps_its_last_steps_and_goes_on()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var stopped = await ToolRun.Until(stop.Token, "train", "--epochs", "100000", "--checkpoint", Kept, "--save", Saved);
        Assert.Equal((int)Exit.Interrupted, stopped.Exit);
        var done = StepIn(Kept);
        Assert.True(TrainedModel.Load(Saved).IsSuccess);
        using var again = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await ToolRun.Until(again.Token, "train", "--epochs", "100000", "--checkpoint", Kept, "--resume");
        Assert.InRange(StepIn(Kept), done + 1, int.MaxValue);
    }

    [Fact]
    public async Task More_epochs_go_on_where_fewer_ended_and_none_are_done_twice()
    {
        string[] train = ["train", "iris", "--optimizer", "adam", "--epochs"];
        Assert.Equal(0, (await ToolRun.Of([.. train, "3", "--checkpoint", Kept])).Exit);
        var (same, before) = (await ToolRun.Of([.. train, "3", "--checkpoint", Kept, "--resume"]), StepIn(Kept));
        Assert.Contains(": 3 epochs in", same.Output, StringComparison.Ordinal);
        Assert.Equal(before, StepIn(Kept));
        var (more, direct) = (await ToolRun.Of([.. train, "5", "--checkpoint", Kept, "--resume"]), await ToolRun.Of([.. train, "5"]));
        Assert.Equal(direct.Output.Split('\n')[2..], more.Output.Split('\n')[2..]);
    }

    [Fact]
    public async Task What_does_not_fit_is_told_before_anything_is_trained_and_the_file_stays()
    {
        Assert.Contains("expected  --checkpoint with the file of the run", (await ToolRun.Of("train", "iris", "--resume")).Errors, StringComparison.Ordinal);
        Assert.Contains("expected  --checkpoint with the file to write", (await ToolRun.Of("train", "iris", "--checkpoint-every", "9")).Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await ToolRun.Of("train", "iris", "--epochs", "2", "--checkpoint", Kept)).Exit);
        var bytes = await File.ReadAllBytesAsync(Kept, TestContext.Current.CancellationToken);
        Assert.Contains("--resume goes on with it", (await ToolRun.Of("train", "iris", "--checkpoint", Kept)).Errors, StringComparison.Ordinal);
        Assert.Contains("run.key", (await ToolRun.Of("train", "iris", "--seed", "2", "--checkpoint", Kept, "--resume")).Errors, StringComparison.Ordinal);
        Assert.Contains("would replace", (await ToolRun.Of("train", "iris", "--checkpoint", Kept, "--resume", "--save", Kept)).Errors, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Kept, TestContext.Current.CancellationToken));
    }

    private static Process Start(string optimizer, params string[] more) => Process.Start(
        new ProcessStartInfo("dotnet", ["exec", typeof(Fnn).Assembly.Location, .. Train.Split(' '), optimizer, .. more]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static async Task<(int Exit, string Errors)> Run(string optimizer, params string[] more)
    {
        using var process = Start(optimizer, more);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, errors);
    }

    /// <summary>The step in a file, which has to be readable.</summary>
    private static int StepIn(string path) =>
        System.Text.Json.JsonDocument.Parse(Safetensors.Read(path).OrThrow().Metadata["epoch"]).RootElement.GetProperty("step").GetInt32();
}
