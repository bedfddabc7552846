using System.CommandLine;
using LanguageExt;

namespace Functional.Nn.Cli;

/// <summary>A command: what it does is a function from its arguments to an exit code, or errors.</summary>
internal sealed class Verb : Command
{
    /// <param name="name">The word on the command line.</param>
    /// <param name="description">What it does, in a sentence.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="run">What it does.</param>
    public Verb(string name, string description, Terminal terminal, Func<ParseResult, CancellationToken, Validation<NnError, Exit>> run) : base(name, description) =>
        SetAction((parsed, token) => Task.Run(() => (int)run(parsed, token).Match(Succ: exit => exit, Fail: errors => terminal.Report(errors)), token));

    /// <summary>What help tells below the options.</summary>
    public required IReadOnlyList<HelpNote> Notes { get; init; }

    /// <summary>Its arguments and options, in the order of help.</summary>
    public required IEnumerable<Symbol> Symbols
    {
        init
        {
            foreach (var symbol in value)
                if (symbol is Argument argument)
                    Add(argument);
                else
                    Add((System.CommandLine.Option)symbol);
        }
    }
}
