using Functional.Nn.Training;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>Pulls checkpoints one by one, with a bar for whoever is watching.</summary>
internal static class TrainingProgress
{
    /// <summary>The last checkpoint.</summary>
    /// <param name="terminal">Where the bar goes.</param>
    /// <param name="checkpoints">The checkpoints.</param>
    /// <param name="start">What there is before the first of them.</param>
    /// <param name="epochs">The most epochs.</param>
    /// <param name="kept">What is done with each.</param>
    /// <param name="token">Stops it: the steps that are being computed are left behind. Before any is done, it throws <see cref="OperationCanceledException"/>.</param>
    public static Checkpoint Follow(Terminal terminal, IEnumerable<Checkpoint> checkpoints, Checkpoint start, int epochs, Action<Checkpoint> kept, CancellationToken token) => terminal.IsLive
        ? terminal.Output.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 16 }, new ElapsedTimeColumn())
            .Start(progress =>
            {
                var task = progress.AddTask($"epoch {start.Epoch.Number}", maxValue: epochs);
                task.Value = start.Curve.Points.Count;
                return Last(checkpoints, start, checkpoint =>
                {
                    task.Value = checkpoint.Curve.Points.Count;
                    task.Description = Markup.Escape(Text(checkpoint.Epoch));
                    kept(checkpoint);
                }, token);
            })
        : Last(checkpoints, start, kept, token);

    private static Checkpoint Last(IEnumerable<Checkpoint> checkpoints, Checkpoint start, Action<Checkpoint> told, CancellationToken token)
    {
        var (pulled, last) = (checkpoints.GetEnumerator(), start);
        while (IsNext(pulled, last.Epoch.State.Step > 0, token))
            told(last = pulled.Current);
        return last;
    }

    /// <summary>Whether there is one more. Where it is stopped meanwhile, there is none, if there was one before: what is computed of the next is left behind.</summary>
    private static bool IsNext(IEnumerator<Checkpoint> checkpoints, bool isEnough, CancellationToken token)
    {
        try
        {
            return Task.Run(checkpoints.MoveNext, CancellationToken.None).WaitAsync(token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (isEnough)
        {
            return false;
        }
    }

    private static string Text(Epoch epoch) =>
        $"epoch {epoch.Number} {TrainingView.Text(epoch.Score)}";
}
