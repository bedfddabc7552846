using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;
using MathNet.Numerics.Statistics;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>What a recipe achieves on each of several folds, by a model that has not seen it.</summary>
/// <param name="Folds">The training for each fold, whose <see cref="Fitted.Score"/> is that on the fold.</param>
public sealed record CrossValidation(ValueList<Fitted> Folds)
{
    /// <summary>The score on all folds together.</summary>
    public Score Score => Folds.Aggregate(Score.Zero, (sum, fold) => sum + fold.Score);

    /// <summary>The standard deviation of the loss from fold to fold (divided by their number less one).</summary>
    public double LossDeviation => Folds.Select(fold => fold.Score.Loss).StandardDeviation();

    /// <summary>The standard deviation of the accuracy from fold to fold; none where targets are numbers.</summary>
    public Option<double> AccuracyDeviation => Folds.Select(fold => fold.Score.Accuracy.IfNone(double.NaN)).StandardDeviation() is var deviation && Score.Accuracy.IsSome ? deviation : Option<double>.None;

    /// <summary>A row for each fold, and for all.</summary>
    public Table Table => new(
        ["fold", "number", "epochs", "loss", "accuracy"],
        [
            .. Folds.Select((fold, i) => Row($"{i + 1}", $"{fold.Epoch.Number}", fold.Score)),
            Row("all", "", Score),
            ["deviation", "", "", Numerals.Readable.Of(LossDeviation), AccuracyDeviation.Match(Some: Numerals.Percent, None: () => "")],
        ]);

    /// <summary>
    /// Trains a model anew on the training part of each split and measures it on its test part: <see cref="Dataset.Folds"/>, <see cref="Dataset.StratifiedFolds"/>. Errors: no splits; as <see cref="Recipe.Run{T}(Model, Dataset, Key, Dataset?, Env?)"/>; no epoch, or one
    /// that has faults.
    /// </summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="recipe">How it is trained.</param>
    /// <param name="model">The model.</param>
    /// <param name="splits">The splits, each scaled by its own training part: <see cref="Split.Scale"/>.</param>
    /// <param name="key">Where all randomness comes from; split i is trained by <c>key.Fold(i)</c>.</param>
    /// <param name="until">Of all epochs of a training those that there are, of which the last is kept: <c>run =&gt; run.Take(20)</c>. Keeping the best by its score on the fold makes that score too good.</param>
    /// <param name="workers">Who computes: all processors unless said otherwise.</param>
    public static Validation<NnError, CrossValidation> Of<T>(Recipe recipe, Model model, ValueList<Split> splits, Key key, Func<IEnumerable<Epoch>, IEnumerable<Epoch>> until, Workers? workers = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of(splits, (split, i) => recipe.Train<T>(until, model, split.Train, key.Fold(i), split.Test, workers: workers));

    /// <summary>The same for a number of epochs, over which schedules last.</summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="recipe">How it is trained.</param>
    /// <param name="model">The model.</param>
    /// <param name="splits">The splits, each scaled by its own training part: <see cref="Split.Scale"/>.</param>
    /// <param name="key">Where all randomness comes from; split i is trained by <c>key.Fold(i)</c>.</param>
    /// <param name="epochs">How many, 1 or more.</param>
    /// <param name="workers">Who computes: all processors unless said otherwise.</param>
    public static Validation<NnError, CrossValidation> Of<T>(Recipe recipe, Model model, ValueList<Split> splits, Key key, int epochs, Workers? workers = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of(splits, (split, i) => recipe.Train<T>(epochs, model, split.Train, key.Fold(i), split.Test, workers: workers));

    private static Validation<NnError, CrossValidation> Of(ValueList<Split> splits, Func<Split, int, Validation<NnError, Fitted>> train) => splits.Count == 0
        ? Fail<CrossValidation>(new DataError("folds") { Expected = "1 or more", Found = "0" })
        : splits.Select((split, i) => train(split, i).MapFail(fault => fault with { Where = $"fold {i + 1}, {fault.Where}" })).Sequence().Map(folds => new CrossValidation([.. folds]));

    private static ValueList<string> Row(string name, string epochs, Score score) =>
        [name, $"{score.Count}", epochs, Numerals.Readable.Of(score.Loss), score.Accuracy.Match(Some: Numerals.Percent, None: () => "")];
}
