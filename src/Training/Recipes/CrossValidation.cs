using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;
using MathNet.Numerics.Statistics;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>What a recipe achieves on each of several folds, by a model that has not seen it.</summary>
/// <param name="Epochs">For each fold the epoch that was kept, whose <see cref="Epoch.Score"/> is that on the fold.</param>
public sealed record CrossValidation(ValueList<Epoch> Epochs)
{
    /// <summary>The score on all folds together.</summary>
    public Score Score => Epochs.Aggregate(Score.Zero, (sum, epoch) => sum + epoch.Score);

    /// <summary>The standard deviation of the loss from fold to fold (divided by their number less one).</summary>
    public double LossDeviation => Epochs.Select(epoch => epoch.Score.Loss).StandardDeviation();

    /// <summary>The standard deviation of the accuracy from fold to fold; none where targets are numbers.</summary>
    public Option<double> AccuracyDeviation => Epochs.Select(epoch => epoch.Score.Accuracy.IfNone(double.NaN)).StandardDeviation() is var deviation && Score.Accuracy.IsSome ? deviation : Option<double>.None;

    /// <summary>A row for each fold, and for all.</summary>
    public Table Table => new(
        ["fold", "number", "epochs", "loss", "accuracy"],
        [
            .. Epochs.Select((epoch, i) => Row($"{i + 1}", $"{epoch.Number}", epoch.Score)),
            Row("all", "", Score),
            ["deviation", "", "", Numerals.Readable.Of(LossDeviation), AccuracyDeviation.Match(Some: Numerals.Percent, None: () => "")],
        ]);

    /// <summary>
    /// Trains a model anew on the training part of each split and measures it on its test part: <see cref="Dataset.Folds"/>, <see cref="Dataset.StratifiedFolds"/>. Errors: no splits; as <see cref="Recipe.Run{T}(Model, Dataset, Key, Dataset?, Env?)"/>; an
    /// epoch that has faults.
    /// </summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="recipe">How it is trained.</param>
    /// <param name="model">The model.</param>
    /// <param name="splits">The splits, each scaled by its own training part: <see cref="Split.Scale"/>.</param>
    /// <param name="key">Where all randomness comes from; split i is trained by <c>key.Fold(i)</c>.</param>
    /// <param name="chosen">Of the epochs of a training, the one that is kept: <c>epochs =&gt; epochs.Take(20).Last()</c> is the twentieth, or the one whose faults end it. Choosing the best by its score on the fold makes that score too good.</param>
    /// <param name="workers">Who computes: all processors unless said otherwise.</param>
    public static Validation<NnError, CrossValidation> Of<T>(Recipe recipe, Model model, ValueList<Split> splits, Key key, Func<IEnumerable<Epoch>, Epoch> chosen, Workers? workers = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => splits.Count == 0
        ? Fail<CrossValidation>(new DataError("folds") { Expected = "1 or more", Found = "0" })
        : splits.Select((split, i) => recipe.Fit<T>(model, split.Train, key.Fold(i), split.Test, workers: workers)
            .Bind(epochs => chosen(epochs).ToValidation().MapFail(fault => fault with { Where = $"fold {i + 1}, {fault.Where}" })))
            .Sequence().Map(epochs => new CrossValidation(ValueList.Of(epochs.AsSpan())));

    private static ValueList<string> Row(string name, string epochs, Score score) =>
        [name, $"{score.Count}", epochs, Numerals.Readable.Of(score.Loss), score.Accuracy.Match(Some: Numerals.Percent, None: () => "")];
}
