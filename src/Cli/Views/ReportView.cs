using System.Globalization;
using Functional.Nn.Training;
using LanguageExt;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>What is found of a model on a table: the metrics of all examples, of each class, what was taken for what, and whether probabilities come true.</summary>
internal sealed record ReportView(Report Report) : IView
{
    private static readonly Numerals Digits = new(4);

    /// <inheritdoc/>
    public void Render(IAnsiConsole console)
    {
        new Prose(string.Create(CultureInfo.InvariantCulture, $"{Report.Trained.Model.Layer}: {Report.Evaluated.Score.Count} examples")).Render(console);
        Report.Overall.Aggregate(Grid.Of("metric", "value"), (grid, metric) => grid.With(metric.Name, Digits.Of(metric.Value))).Render(console);
        Report.Counts.IfSome(counts => Each(counts).Render(console));
        Report.Evaluated.Confusion.IfSome(matrix => new ConfusionView("all", matrix, Report.Trained.Schema).Render(console));
        Report.Calibration.IfSome(calibration => Told(calibration, console));
    }

    private Grid Each(ClassCounts counts)
    {
        var each = counts.Each.Index().Aggregate(
            Grid.Of(Report.Evaluated.Classification.IsSome ? "class" : "label", "precision", "recall", "F1", "number"),
            (grid, of) => Row(grid, Report.ClassName(of.Index), of.Item.Precision, of.Item.Recall, of.Item.F1, $"{of.Item.Support}"));
        var micro = Report.Evaluated.Classification.IsSome ? each : Row(each, "micro mean", counts.Micro.Precision, counts.Micro.Recall, counts.Micro.F1, $"{counts.Micro.Support}");
        return Mean(Mean(micro, "macro mean", counts.Macro), "weighted mean", counts.Weighted);
    }

    private static Grid Mean(Grid grid, string name, Averages means) => Row(grid, name, means.Precision, means.Recall, means.F1, "");

    private static Grid Row(Grid grid, string name, Option<double> precision, Option<double> recall, Option<double> f1, string number) =>
        grid.With(name, Digits.Of(precision), Digits.Of(recall), Digits.Of(f1), number);

    private static void Told(Calibration calibration, IAnsiConsole console)
    {
        new Prose("decisions by their probability, and how many were right:").Render(console);
        calibration.Bins.Index().Where(bin => bin.Item.Count > 0).Aggregate(
            Grid.Of("probability", "number", "mean", "right"),
            (grid, bin) => grid.With(Report.Bounds(bin.Index, calibration.Bins.Count), $"{bin.Item.Count}", Digits.Of(bin.Item.Confidence), Digits.Of(bin.Item.Accuracy))).Render(console);
    }
}
