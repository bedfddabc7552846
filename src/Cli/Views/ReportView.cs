using System.Globalization;
using Functional.Nn.Training;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>What is found of a model on a table: the metrics of all examples, of each class, what was taken for what, and whether probabilities come true.</summary>
internal sealed record ReportView(Report Report) : IView
{
    /// <inheritdoc/>
    public void Render(IAnsiConsole console)
    {
        new Prose(string.Create(CultureInfo.InvariantCulture, $"{Report.Trained.Model.Layer}: {Report.Evaluated.Score.Count} examples")).Render(console);
        Report.Evaluated.Metrics(Report.TopK).Aggregate(Grid.Of("metric", "value"), (grid, metric) => grid.With(metric.Name, Numerals.Readable.Of(metric.Value))).Render(console);
        Report.Evaluated.Counts.IfSome(counts => Grid.Of(counts.Table(Report.Evaluated.Classification.IsSome ? "class" : "label", Report.ClassName, Report.Evaluated.Classification.IsSome)).Render(console));
        Report.Evaluated.Confusion.IfSome(matrix => new ConfusionView("all", matrix, Report.Trained.Schema).Render(console));
        Report.Evaluated.Calibration.IfSome(calibration => Told(calibration, console));
    }

    private static void Told(Calibration calibration, IAnsiConsole console)
    {
        new Prose("decisions by their probability, and how many were right:").Render(console);
        Grid.Of(calibration.Table).Render(console);
    }
}
