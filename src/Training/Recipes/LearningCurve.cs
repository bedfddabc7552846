using Functional.Nn.Plots;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>What an epoch scored.</summary>
/// <param name="Epoch">Its number.</param>
/// <param name="Train">On the training data, as it was learned.</param>
/// <param name="Validation">On the validation data, at its end.</param>
public sealed record CurvePoint(int Epoch, Score Train, Option<Score> Validation)
{
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

    private Plot Drawn(string what, Func<Score, double> value) => Plot.Of(what,
    [
        new Line("training", Epochs(Points), [.. Points.Select(point => value(point.Train))]),
        .. Points.Any(point => point.Validation.IsSome) ? [new Line("validation", Epochs(Points), [.. Points.Select(point => point.Validation.Map(value).IfNone(double.NaN))])] : Array.Empty<Mark>(),
    ]).LabelX("epoch");

    private static ValueList<double> Epochs(ValueList<CurvePoint> points) => [.. points.Select(point => (double)point.Epoch)];

    /// <summary>Loss and accuracy.</summary>
    internal static IEnumerable<string> Cells(Score score) => [Numerals.Readable.Of(score.Loss), score.Accuracy.Match(Some: Numerals.Percent, None: () => "")];
}
