using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>What whoever is watching sees while a result is computed.</summary>
internal static class Waiting
{
    /// <summary>The result of <paramref name="compute"/>; until it is there, what it is and since when, which is gone then.</summary>
    public static A While<A>(this Terminal terminal, string what, Func<A> compute) => terminal.IsLive
        ? terminal.Output.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new SpinnerColumn(), new ElapsedTimeColumn())
            .Start(progress =>
            {
                progress.AddTask(Markup.Escape(what));
                return compute();
            })
        : compute();
}
