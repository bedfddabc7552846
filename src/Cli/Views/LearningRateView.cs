using System.Globalization;
using Functional.Nn.Training;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>What the range test of learning rates found.</summary>
/// <param name="Range">What was found.</param>
internal sealed record LearningRateView(LearningRateRange Range) : IView
{
    /// <inheritdoc/>
    public void Render(IAnsiConsole console)
    {
        Grid.Of(Range.Table).Render(console);
        new Prose(Range.Suggestion.Match(
            Some: rate => string.Create(CultureInfo.InvariantCulture, $"suggested learning rate: {new Numerals(2).Of(rate)}"),
            None: () => "the loss falls at no rate: give other ones with --from and --to, or more --steps")).Render(console);
    }
}
