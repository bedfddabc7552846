using Functional.Nn.Training;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>Pulls epochs one by one, with a bar for whoever is watching.</summary>
internal static class TrainingProgress
{
    /// <summary>The last of at most <paramref name="count"/> epochs; throws <see cref="OperationCanceledException"/> when stopped.</summary>
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
        Epoch? last = null;
        foreach (var epoch in epochs.Take(count))
        {
            token.ThrowIfCancellationRequested();
            told(last = epoch);
        }

        return last!;
    }

    private static string Text(Epoch epoch) =>
        $"epoch {epoch.Number} {TrainingView.Text(epoch.Validation.IfNone(epoch.Train))}";
}
