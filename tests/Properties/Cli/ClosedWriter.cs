using System.Text;

namespace Functional.Nn.Properties.Cli;

/// <summary>A stream that nobody takes anything from.</summary>
internal sealed class ClosedWriter : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => throw new UnauthorizedAccessException("closed");
}
