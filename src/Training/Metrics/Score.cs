using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Loss and accuracy over some examples: sums, so that scores of parts add up to that of the whole.</summary>
/// <param name="Count">The number of rows: of examples, or of all steps of all examples where each has a class.</param>
/// <param name="LossSum">The sum of their losses.</param>
/// <param name="Correct">The number of rows whose class was found; none where targets are numbers.</param>
public sealed record Score(int Count, double LossSum, Option<int> Correct)
{
    /// <summary>The score of nothing.</summary>
    public static Score Zero { get; } = new(0, 0, 0);

    /// <summary>The mean loss.</summary>
    public double Loss => LossSum / Count;

    /// <summary>The fraction of rows whose class was found.</summary>
    public Option<double> Accuracy => Correct.Map(c => (double)c / Count);

    /// <summary>The score of both.</summary>
    public static Score operator +(Score left, Score right) => new(
        left.Count + right.Count,
        left.LossSum + right.LossSum,
        from l in left.Correct from r in right.Correct select l + r);

    /// <summary>The score of a batch with a loss of this value: a sum is one, a mean counts for each row.</summary>
    public static Score Of<T>(Loss loss, double value, Tensor predictions, Tensor targets) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rows = targets.Kind is Kind.Index ? targets.Length : targets.Shape[0].Extent;
        var sum = loss.Reduction is Reduction.Sum ? value : value * rows;
        return targets is Tensor<int> classes
            ? new(rows, sum, Decisions.Of(loss, predictions.To<T>()).Zip(classes.Span.ToArray(), (decided, actual) => decided == actual).Count(hit => hit))
            : new(rows, sum, Option<int>.None);
    }
}
