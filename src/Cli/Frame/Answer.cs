using System.CommandLine;
using System.CommandLine.Invocation;

namespace Functional.Nn.Cli;

/// <summary>Writes a text and is done.</summary>
internal sealed class Answer(string text) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(text);
        return (int)Exit.Success;
    }
}
