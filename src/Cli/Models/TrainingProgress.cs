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
    /// <param name="best">Whether the best one is wanted instead.</param>
    /// <param name="token">Stops it: the epoch that is being computed is left behind. Before there is one, it throws <see cref="OperationCanceledException"/>.</param>
    public static Epoch Follow(Terminal terminal, IEnumerable<Epoch> epochs, int count, bool best, CancellationToken token) => terminal.IsLive
        ? terminal.Output.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 16 }, new ElapsedTimeColumn())
            .Start(progress =>
            {
                var task = progress.AddTask("epoch 1", maxValue: count);
                return Chosen(epochs, count, best, epoch =>
                {
                    task.Increment(1);
                    task.Description = Markup.Escape(Text(epoch));
                }, token);
            })
        : Chosen(epochs, count, best, _ => { }, token);

    private static Epoch Chosen(IEnumerable<Epoch> epochs, int count, bool best, Action<Epoch> told, CancellationToken token)
    {
        var (pulled, chosen) = (epochs.Take(count).GetEnumerator(), (Epoch?)null);
        while (!(token.IsCancellationRequested && chosen is not null) && IsNext(pulled, chosen is not null, token))
        {
            told(pulled.Current);
            if (!best || chosen is null || pulled.Current.Faults.Count > 0 || pulled.Current.Score.Loss < chosen.Score.Loss)
                chosen = pulled.Current;
        }

        return chosen!;
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
