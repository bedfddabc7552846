using System.Text;

namespace Functional.Nn.Cli;

/// <summary>Where errors go: as visible text. Where nobody takes them, the exit code tells alone.</summary>
internal sealed class ErrorWriter(TextWriter inner) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write($"{value}");

    /// <inheritdoc/>
    public override void Write(string? value) => IfTaken(() => inner.Write(Visible.Of(value ?? "")));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => IfTaken(() => inner.WriteLine(Visible.Of(value ?? "")));

    private static void IfTaken(Action write)
    {
        try
        {
            write();
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
