using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>What can be done with a lazy sequence of epochs: stopping is asking for no more.</summary>
public static class Epochs
{
    /// <summary>The epochs up to the first that ends a row of <paramref name="patience"/> epochs which are no better than the best before: by the loss on the
    /// validation data, or on the training data where there is none.</summary>
    /// <param name="epochs">The epochs.</param>
    /// <param name="patience">After how many in a row that are no better it stops.</param>
    /// <param name="leastGain">How much smaller a loss has to be to be better.</param>
    public static IEnumerable<Epoch> EarlyStop(this IEnumerable<Epoch> epochs, int patience, double leastGain = 0)
    {
        Epoch? best = null;
        foreach (var epoch in epochs)
        {
            yield return epoch;
            if (best is null || IsLess(epoch.Score.Loss, best.Score.Loss - leastGain))
                best = epoch;
            else if (epoch.Number - best.Number >= patience)
                yield break;
        }
    }

    /// <summary>After each epoch, the one with the least loss so far, measured so; of equal ones the first. An epoch with faults stands for itself.</summary>
    public static IEnumerable<Epoch> BestSoFar(this IEnumerable<Epoch> epochs)
    {
        Epoch? best = null;
        foreach (var epoch in epochs)
            yield return best = best is null || epoch.Faults.Count > 0 ? epoch : Better(best, epoch);
    }

    /// <summary>The one with less loss; of equal ones the first.</summary>
    internal static Epoch Better(Epoch first, Epoch second) => IsLess(second.Score.Loss, first.Score.Loss) ? second : first;

    /// <summary>Whether a loss is less than another; what is not a number is more than any.</summary>
    private static bool IsLess(double loss, double other) => loss < other || (double.IsNaN(other) && !double.IsNaN(loss));

    /// <summary>The last of <see cref="BestSoFar"/>, of the epochs without faults; none where there is no such epoch. The sequence has to end.</summary>
    public static Option<Epoch> Best(this IEnumerable<Epoch> epochs) =>
        Prelude.Optional(epochs.Where(epoch => epoch.Faults.Count == 0).BestSoFar().LastOrDefault()!);
}
