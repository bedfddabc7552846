using System.Globalization;
using System.Text;
using Functional.Nn.Interop;
using LanguageExt;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>Where a command writes: results to one place, errors to another. Plain text unless a person is watching.</summary>
/// <param name="Output">Results.</param>
/// <param name="Errors">Errors.</param>
/// <param name="Width">The columns that errors and help are wrapped to.</param>
/// <param name="IsLive">Whether progress may be shown.</param>
internal sealed record Terminal(IAnsiConsole Output, TextWriter Errors, int Width, bool IsLive)
{
    /// <summary>Errors, visible and without a failure where the stream is closed.</summary>
    public TextWriter Errors { get; } = new ErrorWriter(Errors);

    /// <summary>Whether results go to a screen rather than into a pipe or a file.</summary>
    public bool IsScreen { get; init; } = IsLive;

    private const int Unwrapped = 10_000;
    private const int Readable = 100;

    /// <summary>Results as they are, without layout.</summary>
    public TextWriter Raw => Output.Profile.Out.Writer;

    /// <summary>Text without colours, in ASCII apart from what users wrote themselves.</summary>
    /// <param name="output">Results.</param>
    /// <param name="errors">Errors.</param>
    /// <param name="width">The columns to fit into; none where nothing is wrapped.</param>
    public static Terminal Plain(TextWriter output, TextWriter errors, int? width = null)
    {
        var console = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
            Enrichment = new() { UseDefaultEnrichers = false },
        });
        console.Profile.Width = width ?? Unwrapped;
        console.Profile.Capabilities.Unicode = false;
        return new(console, errors, Math.Min(width ?? Readable, Readable), IsLive: false);
    }

    /// <summary>The terminal of this process: plain when piped, when NO_COLOR is set, or when the terminal is dumb.</summary>
    public static Terminal OfProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (Console.IsOutputRedirected)
            return Plain(Console.Out, Console.Error, Columns);
        if (Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") is "dumb")
            return Plain(Console.Out, Console.Error, Columns ?? AnsiConsole.Profile.Width) with { IsScreen = true };
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Out) });
        return new(console, Console.Error, Math.Min(console.Profile.Width, Readable), IsLive: console.Profile.Capabilities.Interactive) { IsScreen = true };
    }

    /// <summary>Shows a result.</summary>
    public Exit Show(IView view)
    {
        view.Render(Output);
        return Exit.Success;
    }

    /// <summary>Tells something in a line of its own, as it is, so that it can be copied.</summary>
    public Exit Tell(string text)
    {
        Raw.WriteLine(Visible.Of(text));
        return Exit.Success;
    }

    /// <summary>Writes a text to a file, as a whole or not at all; without a path, to the output.</summary>
    public Validation<NnError, Unit> Write(string? path, string text)
    {
        if (path is not null)
            return Files.CanWrite(path).Bind(_ => Files.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text))).MapFail(OutputError.Of));
        Raw.Write(IsScreen ? Visible.Of(text) : text);
        return Validated.Ok(Unit.Default);
    }

    private static int? Columns =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0 ? columns : null;
}
