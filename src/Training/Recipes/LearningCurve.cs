using Functional.Nn.Plots;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>What an epoch scored.</summary>
/// <param name="Epoch">Its number.</param>
/// <param name="Train">On the training data, as it was learned.</param>
/// <param name="Validation">On the validation data, at its end.</param>
public sealed record CurvePoint(int Epoch, Score Train, Option<Score> Validation)
{
    /// <summary>What epochs are compared by: on the validation data, or on the training data where there is none.</summary>
    public Score Score => Validation.IfNone(Train);

    /// <summary>What an epoch scored.</summary>
    public static CurvePoint Of(Epoch epoch) => new(epoch.Number, epoch.Train, epoch.Validation);
}

/// <summary>What the epochs of a run scored, in their order.</summary>
/// <param name="Points">A point for each.</param>
public sealed record LearningCurve(ValueList<CurvePoint> Points)
{
    /// <summary>The curve of epochs.</summary>
    public static LearningCurve Of(IEnumerable<Epoch> epochs) => new([.. epochs.Select(CurvePoint.Of)]);

    /// <summary>This with one more epoch.</summary>
    public LearningCurve With(Epoch epoch) => new([.. Points, CurvePoint.Of(epoch)]);

    /// <summary>A row for each epoch.</summary>
    public Table Table => new(
        ["epoch", "loss", "accuracy", "validation loss", "validation accuracy"],
        [.. Points.Select(point => ValueList.Of<string>([$"{point.Epoch}", .. Cells(point.Train), .. point.Validation.Match(Some: Cells, None: () => ["", ""])]))]);

    /// <summary>The losses.</summary>
    public Plot LossPlot => Drawn("loss", score => score.Loss).LogY();

    /// <summary>The accuracies; none where targets are numbers.</summary>
    public Option<Plot> AccuracyPlot => Points.Any(point => point.Train.Accuracy.IsSome) ? Drawn("accuracy", score => score.Accuracy.IfNone(double.NaN)) : Option<Plot>.None;

    /// <summary>A number of each epoch's <see cref="CurvePoint.Score"/>, from epoch to epoch.</summary>
    /// <param name="name">What the line is called.</param>
    /// <param name="value">The number.</param>
    public Line ScoreLine(string name, Func<Score, double> value) => new(name, Epochs, [.. Points.Select(point => value(point.Score))]);

    /// <summary>The same of its score on the training data.</summary>
    /// <inheritdoc cref="ScoreLine"/>
    public Line TrainLine(string name, Func<Score, double> value) => new(name, Epochs, [.. Points.Select(point => value(point.Train))]);

    private Plot Drawn(string what, Func<Score, double> value) => Plot.Of(what,
    [
        TrainLine("training", value),
        .. Points.Any(point => point.Validation.IsSome) ? [ScoreLine("validation", value)] : Array.Empty<Mark>(),
    ]).LabelX("epoch");

    private ValueList<double> Epochs => [.. Points.Select(point => (double)point.Epoch)];

    /// <summary>Loss and accuracy.</summary>
    internal static IEnumerable<string> Cells(Score score) => [Numerals.Readable.Of(score.Loss), score.Accuracy.Match(Some: Numerals.Percent, None: () => "")];
}
