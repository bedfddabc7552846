using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>A result that can be shown.</summary>
internal interface IView
{
    /// <summary>Writes it.</summary>
    void Render(IAnsiConsole console);
}
