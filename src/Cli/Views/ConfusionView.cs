using System.Globalization;
using Functional.Nn.Training;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>Which classes were taken for which: the whole matrix where it can be read, else the most frequent confusions.</summary>
/// <param name="Examples">Of which examples.</param>
/// <param name="Matrix">The counts.</param>
/// <param name="Schema">The names of the classes.</param>
internal sealed record ConfusionView(string Examples, ConfusionMatrix Matrix, Schema Schema) : IView
{
    private const int MostClasses = 20;
    private const int MostConfusions = 10;

    /// <inheritdoc/>
    public void Render(IAnsiConsole console)
    {
        if (Matrix.Classes <= MostClasses && Whole() is var whole && whole.Fits(console))
            Told($"{Examples} examples, actual classes by predicted ones:", whole, console);
        else
            Most(console);
    }

    private Grid Whole() => Enumerable.Range(0, Matrix.Classes).Aggregate(
        Grid.Of(["actual", .. Enumerable.Range(0, Matrix.Classes).Select(Schema.ClassName)]),
        (grid, actual) => grid.With([Schema.ClassName(actual), .. Enumerable.Range(0, Matrix.Classes).Select(predicted => Matrix[actual, predicted] is > 0 and var count ? $"{count}" : ".")]));

    private void Most(IAnsiConsole console)
    {
        var all = Confusions();
        if (all.Length == 0)
            new Prose($"{Examples} examples: no class was taken for another").Render(console);
        else
            Told($"{Examples} examples, the most frequent confusions:", Listed(all[..Math.Min(all.Length, MostConfusions)]), console);
        if (all.Length > MostConfusions)
            new Prose(string.Create(CultureInfo.InvariantCulture, $"and {all.Length - MostConfusions} more, of {all[MostConfusions..].Sum(pair => pair.Count)} examples")).Render(console);
    }

    private Grid Listed((int Actual, int Predicted, int Count)[] confusions) => confusions.Aggregate(
        Grid.Of("actual", "predicted", "number", "of"),
        (grid, pair) => grid.With(Schema.ClassName(pair.Actual), Schema.ClassName(pair.Predicted), $"{pair.Count}", $"{Enumerable.Range(0, Matrix.Classes).Sum(predicted => Matrix[pair.Actual, predicted])}"));

    private (int Actual, int Predicted, int Count)[] Confusions() =>
    [
        .. from actual in Enumerable.Range(0, Matrix.Classes)
           from predicted in Enumerable.Range(0, Matrix.Classes)
           where actual != predicted && Matrix[actual, predicted] > 0
           orderby Matrix[actual, predicted] descending
           select (actual, predicted, Matrix[actual, predicted]),
    ];

    private static void Told(string heading, Grid grid, IAnsiConsole console)
    {
        new Prose(heading).Render(console);
        grid.Render(console);
    }
}
