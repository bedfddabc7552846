using System.Numerics;
using Functional.Nn.Ops;
using Functional.Nn.Plots;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>All that there is to tell of a run, on one page that needs nothing else.</summary>
/// <typeparam name="T">The type in which real numbers are computed.</typeparam>
/// <param name="Run">The run.</param>
/// <param name="Result">The epoch whose parameters are its result.</param>
/// <param name="Curve">What its epochs scored.</param>
/// <param name="Seen">What was seen on the way; there may be nothing.</param>
/// <param name="Schema">The columns and classes of the data.</param>
/// <param name="Measured">What the result was measured on, by name, and what was found: training, validation, test. What matters most is last.</param>
public sealed record RunReport<T>(Run<T> Run, Epoch Result, LearningCurve Curve, Observations Seen, Schema Schema, ValueList<(string Name, Evaluated Evaluated)> Measured)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostNodes = 400;
    private const int Cells = 17;
    private const double Room = 0.3;
    private const double Operations = 2e10;
    private const int MostExamples = 512;

    private Model Model => Run.Step.Model;

    /// <summary>The page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="more">What else is known, each with its name: how long it took.</param>
    public Page ToPage(string title, params ReadOnlySpan<(string Name, string Value)> more) => Page.Of(title)
        .With(new Facts([.. Facts(), .. more]))
        .With(Scores())
        .With([new Heading("Curves"), new Figure(Curve.LossPlot, "The loss after each epoch."), .. Curve.AccuracyPlot.Map(plot => new Figure(plot, "The share of examples whose class was found."))])
        .With(Layers())
        .With(Parameters())
        .With(Landscape())
        .With(Areas())
        .With([new Heading("Model"), new Tabulated(Model.Summary.Table), new Figure(Graph.Of(Model.Prediction).Svg(MostNodes), "The model in prediction as a graph.")])
        .With([new Heading("Identity"), new Paragraph("Runs that agree in all of this have equal parameters after every step."), new Facts([.. Run.Identity.Texts.Select(part => (part.Key, part.Value))])]);

    private IEnumerable<(string, string)> Facts() =>
    [
        ("network", $"{Model.Layer}"),
        ("parameters", $"{Model.ParameterCount}"),
        ("recipe", $"{Run.Step.Recipe}"),
        ("training examples", Run.Batches.IsSome ? $"{Run.Data.Count}" : "a stream"),
        ("epochs", $"{Result.Number}"),
        ("fingerprint of the run", $"{Run.Identity.Fingerprint}"),
    ];

    private IEnumerable<Content> Scores() =>
    [
        new Heading("Scores"),
        new Tabulated(Evaluated.Table(Measured)),
        .. Measured.Reverse().Take(1).SelectMany(part => Details(part.Name, part.Evaluated)),
    ];

    private IEnumerable<Content> Details(string examples, Evaluated evaluated) =>
    [
        new Paragraph($"All metrics of the {examples} examples:"),
        new Facts([.. evaluated.Metrics().Select(metric => (metric.Name, Numerals.Readable.Of(metric.Value)))]),
        .. evaluated.Confusion.Map(matrix => new Tabulated(matrix.OneVersusRest.Table("class", Schema.ClassName, isSingle: true))),
        .. evaluated.Confusion.Map(matrix => new Figure(matrix.Plot(Schema.ClassName), $"Of the {examples} examples of each class, how many were taken for which.")),
        .. evaluated.Classification.Map(found => new Figure(found.RocPlot(Schema.ClassName), "How many of a class are found beside how many others are taken for it, threshold by threshold.")),
        .. evaluated.Calibration.Map(found => new Figure(found.Plot, "Whether probabilities come true.")),
    ];

    private IEnumerable<Content> Layers() => Seen.Kept is [.., var last] ?
    [
        new Heading("Layers"),
        new Paragraph($"What each layer answers to a batch of training examples after epoch {last.Epoch.Number}, without dropout. Dead units answer 0 to every example."),
        new Tabulated(LayerStatistics.Table(last.Layers)),
        new Figure(LayerStatistics.Plot(last.Layers), "Activations from layer to layer, in the order of the table."),
    ] : [];

    private IEnumerable<Content> Parameters() => Seen.Kept is [.., var last] ?
    [
        new Heading("Parameters"),
        new Paragraph($"What one more step with the learning rate of the last would do to each parameter after epoch {last.Epoch.Number}."),
        new Tabulated(ParameterStatistics.Table(last.Parameters)),
        .. Seen.Kept.Count > 1 ? new[] { new Figure(Seen.GradientPlot, "How long the gradient of each parameter is."), new Figure(Seen.UpdatePlot, "How far a step moves each parameter, beside its length: about 0.001 is usual.") } : [],
        .. last.Parameters.Where(p => p.Values.Count > 1).Take(6).Select(p => new Figure(Plot.Of(p.Name, Histogram.Of(p.Name, [.. last.Epoch.State.Parameters[p.Name].To<double>().Span.ToArray()])), "")),
    ] : [];

    /// <summary>The loss over the plane in which the parameters went, and their way; on as many examples as do not take long.</summary>
    private Content[] Landscape() => (
        from way in Seen.Trajectory(Model)
        from evaluation in Evaluation.Of(Run.Step.Recipe.Loss, Model, Run.Data)
        let examples = (int)Math.Clamp(Operations / (Cells * Cells * Math.Max(1, Model.Summary.Total.Operations)), 16, MostExamples)
        let data = Run.Data.Rows([.. Enumerable.Range(0, Math.Min(examples, Run.Data.Count))])
        from surface in LossSurface.Of<T>(evaluation, data, way.Plane, Interval.Of(way.Points.Select(p => p.Across)).Widened(Room), Interval.Of(way.Points.Select(p => p.Up)).Widened(Room), Cells)
        select new Content[]
        {
            new Heading("Way through the loss"),
            new Figure(surface.Plot(way), $"The loss of {data.Count} training examples over the plane in which the parameters went farthest, and their way from epoch to epoch."),
        }).Match(Succ: contents => contents, Fail: _ => []);

    /// <summary>Where the model decides for which class, if it takes two numbers.</summary>
    private IEnumerable<Content> Areas() => Model.Example is { Shape: [{ IsKnown: true, Extent: 2 }], Kind: Kind.Real } && Schema.Classes.Count > 0
        ? DecisionRegions.Of<T>(Model, Result.State.Parameters, Run.Step.Recipe.Loss, Run.Data).Match<IEnumerable<Content>>(
            Succ: plot => [new Heading("Decisions"), new Figure(plot, "The class that is decided for, over the two features as they are scaled, and the training examples.")],
            Fail: _ => [])
        : [];
}
