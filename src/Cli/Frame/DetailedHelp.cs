using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Functional.Nn.Cli;

/// <summary>The usual help, and the notes of the command below.</summary>
internal sealed class DetailedHelp(HelpAction usual, IReadOnlyList<HelpNote> general, int width) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        usual.MaxWidth = width;
        usual.Invoke(parseResult);
        foreach (var note in parseResult.CommandResult.Command is Verb verb ? verb.Notes : general)
            parseResult.InvocationConfiguration.Output.WriteLine(note.Text(width));
        return (int)Exit.Success;
    }
}
