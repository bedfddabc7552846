namespace Functional.Nn.Cli;

/// <summary>Whoever reads the results of this process through a pipe.</summary>
internal sealed class Reader : IAsyncDisposable
{
    private const int StandardOutput = 1;
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource left = new();
    private readonly Timer timer;

    /// <summary>Looks after them from now on, where the system tells.</summary>
    public Reader() => timer = new(_ => Look(), null, OperatingSystem.IsWindows() || !Console.IsOutputRedirected ? Timeout.InfiniteTimeSpan : Often, Often);

    /// <summary>Cancelled when they have left.</summary>
    public CancellationToken Left => left.Token;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await timer.DisposeAsync().ConfigureAwait(false);
        left.Dispose();
    }

    private void Look()
    {
        var output = new NativeMethods.Polled { File = StandardOutput };
        if (NativeMethods.Poll(ref output, 1, 0) <= 0)
            return;
        timer.Change(Timeout.Infinite, Timeout.Infinite);
        left.Cancel();
    }
}
