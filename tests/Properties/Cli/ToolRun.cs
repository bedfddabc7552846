using Functional.Nn.Cli;
using Spectre.Console;

namespace Functional.Nn.Properties.Cli;

/// <summary>What a command line of fnn gave.</summary>
/// <param name="Exit">The exit code.</param>
/// <param name="Output">What it wrote as its result.</param>
/// <param name="Errors">What it wrote as errors.</param>
internal sealed record ToolRun(int Exit, string Output, string Errors)
{
    /// <summary>Runs in this process, as if piped.</summary>
    public static Task<ToolRun> Of(params string[] arguments) => Piped(null, arguments, default);

    /// <summary>Runs as in a plain terminal of some width.</summary>
    public static Task<ToolRun> In(int width, params string[] arguments) => Piped(width, arguments, default);

    /// <summary>Runs until it is stopped.</summary>
    public static Task<ToolRun> Until(CancellationToken token, params string[] arguments) => Piped(null, arguments, token);

    /// <summary>Runs with streams that may be closed; gives the exit code.</summary>
    public static async Task<int> Closed(bool output, bool errors, params string[] arguments)
    {
        using TextWriter to = output ? new ClosedWriter() : new StringWriter(), told = errors ? new ClosedWriter() : new StringWriter();
        return await Fnn.Run(arguments, Terminal.Plain(to, told));
    }

    private static async Task<ToolRun> Piped(int? width, string[] arguments, CancellationToken token)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exit = await Fnn.Run(arguments, Terminal.Plain(output, errors, width), token);
        return new(exit, output.ToString(), errors.ToString());
    }

    /// <summary>Runs as in a terminal with colours that somebody is watching.</summary>
    public static async Task<ToolRun> Live(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var console = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.TrueColor,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 80;
        console.Profile.Capabilities.Unicode = true;
        var exit = await Fnn.Run(arguments, new Terminal(console, errors, 80, IsLive: true));
        return new(exit, output.ToString(), errors.ToString());
    }
}
