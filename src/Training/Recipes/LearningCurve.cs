using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>What an epoch scored.</summary>
/// <param name="Epoch">Its number.</param>
/// <param name="Train">On the training data, as it was learned.</param>
/// <param name="Validation">On the validation data, at its end.</param>
public sealed record CurvePoint(int Epoch, Score Train, Option<Score> Validation);

/// <summary>What the epochs of a run scored, in their order.</summary>
/// <param name="Points">A point for each.</param>
public sealed record LearningCurve(ValueList<CurvePoint> Points)
{
    /// <summary>The curve of epochs.</summary>
    public static LearningCurve Of(IEnumerable<Epoch> epochs) => new([.. epochs.Select(Point)]);

    /// <summary>This with one more epoch.</summary>
    public LearningCurve With(Epoch epoch) => new([.. Points, Point(epoch)]);

    private static CurvePoint Point(Epoch epoch) => new(epoch.Number, epoch.Train, epoch.Validation);
}
