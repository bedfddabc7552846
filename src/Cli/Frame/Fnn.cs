using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using Functional.Nn.Ops;
using Functional.Nn.Training;

namespace Functional.Nn.Cli;

/// <summary>The tool: from a command line to an exit code.</summary>
internal static class Fnn
{
    private static readonly HelpNote Codes = new(
        "Exit codes", "0  success", "1  a check failed, or a number of training was not finite", "2  the command line or its input cannot be used", "70  a fault of fnn itself", "74  the output cannot be written", "130  stopped by Ctrl-C");

    /// <summary>How long a command that is stopped has for keeping what is done.</summary>
    private static readonly TimeSpan Leave = TimeSpan.FromMinutes(10);

    private static string Version => typeof(Fnn).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Runs a command line; every failure is told on the terminal and answered as an exit code.</summary>
    public static async Task<int> Run(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken token = default)
    {
        var verbose = new Option<bool>("--verbose") { Description = "Show the stack trace of an internal fault.", Recursive = true };
        var parsed = Root(terminal, verbose).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            var exit = parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction
                ? terminal.Report(parsed.Errors.Select(error => Misuse(error, parsed)))
                : (Exit)await parsed.InvokeAsync(new() { Output = terminal.Raw, Error = terminal.Errors, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Leave }, token).ConfigureAwait(false);
            return exit is Exit.Interrupted ? Stopped(terminal) : (int)exit;
        }
        catch (NnException known)
        {
            return (int)terminal.Report(known.Errors);
        }
        catch (OperationCanceledException)
        {
            return Stopped(terminal);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return Unwritable(terminal, unwritable);
        }
        catch (OutOfMemoryException)
        {
            return (int)terminal.Report([new DataError("not enough memory") { Hint = "Make the model, the batch or the data smaller." }]);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            await terminal.Errors.WriteLineAsync(Fault(fault, parsed.GetValue(verbose))).ConfigureAwait(false);
            return (int)Exit.Fault;
        }
        finally
        {
            if (terminal.IsLive)
                terminal.Output.Cursor.Show(true);
        }
    }

    private static int Unwritable(Terminal terminal, Exception unwritable)
    {
        terminal.Errors.WriteLine($"the output cannot be written: {unwritable.Message}");
        return (int)Exit.Output;
    }

    private static int Stopped(Terminal terminal)
    {
        terminal.Errors.WriteLine("interrupted");
        return (int)Exit.Interrupted;
    }

    private static IEnumerable<HelpNote> General =>
    [
        HelpNote.Examples(
            "fnn explain \"L = -y*log(1/(1+exp(-w*x)))\" --at \"x=3, w=3, y=1\"",
            "fnn draw --net \"dense 64 >> relu >> dense 10\" --input 784 > net.mmd",
            "fnn summary --net \"conv 6 5 >> relu >> max-pool 2 >> flatten >> dense 10\" --input 1,28,28",
            "fnn check --net \"dense 3 >> tanh >> dense 2\" --input 4",
            "fnn train iris --net \"dense 16 >> relu >> dense 3\" --save iris.safetensors",
            "fnn predict iris.safetensors flowers.csv",
            "fnn evaluate iris.safetensors flowers.csv",
            "fnn lecture transformer"),
        .. HelpNote.Layers,
        HelpNote.Members("Losses", typeof(Loss)),
        HelpNote.Members("Optimisers", typeof(GradientTransform)),
        Codes,
    ];

    private static string Fault(Exception fault, bool verbose) =>
        $"internal fault: {fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}\n"
        + (verbose ? $"{fault.StackTrace}" : "This is a fault of fnn. Please report it with the command line; --verbose adds what a report needs.");

    private static RootCommand Root(Terminal terminal, Option<bool> verbose)
    {
        var root = new RootCommand("Neural networks as immutable expression graphs: explain, draw, check, train and use them.")
        {
            verbose,
            ExplainCommand.Of(terminal),
            DrawCommand.Of(terminal),
            SummaryCommand.Of(terminal),
            CheckCommand.Of(terminal),
            TrainCommand.Of(terminal),
            FindRateCommand.Of(terminal),
            PredictCommand.Of(terminal),
            EvaluateCommand.Of(terminal),
            LectureCommand.Of(terminal),
        };
        foreach (var option in root.Options)
            option.Action = option switch
            {
                HelpOption { Action: HelpAction usual } => new DetailedHelp(usual, [.. General], terminal.Width),
                VersionOption => new Answer(Version),
                _ => option.Action,
            };
        root.SetAction(parsed => new DetailedHelp(new HelpAction(), [.. General], terminal.Width).Invoke(parsed));
        return root;
    }

    private static DataError Misuse(System.CommandLine.Parsing.ParseError error, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var path = command is RootCommand ? "fnn" : $"fnn {command.Name}";
        var strangers = parsed.UnmatchedTokens.Concat(parsed.Tokens.Select(token => token.Value).Where(FormulaArgument.IsOption)).ToArray();
        var known = command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name)).ToArray();
        return new(error.Message.TrimEnd('.'))
        {
            Where = path,
            Hint = strangers.Except(known).SelectMany(token => Nearest.Name(token, known)).Select(near => $"Did you mean '{near}'? ").FirstOrDefault("")
                + $"{path} --help tells more.",
        };
    }
}
