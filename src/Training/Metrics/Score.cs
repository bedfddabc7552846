using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Loss and accuracy over some examples: sums, so that scores of parts add up to that of the whole.</summary>
/// <param name="Count">The number of rows: of examples, or of all steps of all examples where each has a class.</param>
/// <param name="LossSum">The sum of their losses.</param>
/// <param name="Correct">The number of rows whose class was found; none where targets are numbers.</param>
public readonly record struct Score(int Count, double LossSum, Option<int> Correct) : IAdditionOperators<Score, Score, Score>
{
    /// <summary>The score of nothing.</summary>
    public static Score Zero { get; } = new(0, 0, 0);

    /// <summary>The mean loss.</summary>
    public double Loss => LossSum / Count;

    /// <summary>The fraction of rows whose class was found.</summary>
    public Option<double> Accuracy => Count is var count ? Correct.Map(c => (double)c / count) : Option<double>.None;

    /// <summary>The score of both.</summary>
    public static Score operator +(Score left, Score right) => new(
        left.Count + right.Count,
        left.LossSum + right.LossSum,
        from l in left.Correct from r in right.Correct select l + r);

    /// <summary>The score of a batch with a loss of this value: a sum is one, a mean counts for each row.</summary>
    public static Score Of<T>(Loss loss, double value, ReadOnlySpan<T> predictions, Tensor targets) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rows = targets.Kind is Kind.Index ? targets.Length : targets.Shape[0].Extent;
        return new(rows, loss.Reduction is Reduction.Sum ? value : value * rows, targets is Tensor<int> classes ? Decisions.Correct(loss, predictions, classes.Span) : Option<int>.None);
    }
}
