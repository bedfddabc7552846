using Functional.Nn.Training;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>Pulls epochs one by one, with a bar for whoever is watching.</summary>
internal static class TrainingProgress
{
    /// <summary>The last of at most <paramref name="count"/> epochs, fewer where it is stopped.</summary>
    /// <param name="terminal">Where the bar goes.</param>
    /// <param name="epochs">The epochs.</param>
    /// <param name="count">The most of them.</param>
    /// <param name="token">Stops it: the epoch that is being computed is left behind. Before there is one, it throws <see cref="OperationCanceledException"/>.</param>
    public static Epoch Follow(Terminal terminal, IEnumerable<Epoch> epochs, int count, CancellationToken token) => terminal.IsLive
        ? terminal.Output.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 16 }, new ElapsedTimeColumn())
            .Start(progress =>
            {
                var task = progress.AddTask("epoch 1", maxValue: count);
                return Last(epochs, count, epoch =>
                {
                    task.Increment(1);
                    task.Description = Markup.Escape(Text(epoch));
                }, token);
            })
        : Last(epochs, count, _ => { }, token);

    private static Epoch Last(IEnumerable<Epoch> epochs, int count, Action<Epoch> told, CancellationToken token)
    {
        var (pulled, last) = (epochs.Take(count).GetEnumerator(), (Epoch?)null);
        while (IsNext(pulled, last is not null, token))
            told(last = pulled.Current);
        return last!;
    }

    /// <summary>Whether there is one more epoch. Where it is stopped meanwhile, there is none, if there was one before: what is computed of the next is left behind.</summary>
    private static bool IsNext(IEnumerator<Epoch> epochs, bool isEnough, CancellationToken token)
    {
        try
        {
            return Task.Run(epochs.MoveNext, CancellationToken.None).WaitAsync(token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (isEnough)
        {
            return false;
        }
    }

    private static string Text(Epoch epoch) =>
        $"epoch {epoch.Number} {TrainingView.Text(epoch.Score)}";
}
