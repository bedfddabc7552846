using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>The same training from several random starts.</summary>
public static class Restarts
{
    /// <summary>
    /// Trainings that differ by their keys alone: number i is <see cref="Recipe.Fit{T}"/> by <c>key.Fold(i)</c>, lazy as that is: who takes 20 epochs of the first trains
    /// those alone. Errors: no restarts, what the recipe has to say of model and data.
    /// </summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="recipe">How each is trained.</param>
    /// <param name="model">The model.</param>
    /// <param name="data">What is trained on.</param>
    /// <param name="key">Where the keys come from.</param>
    /// <param name="count">How many, 1 or more.</param>
    /// <param name="validation">What else each epoch is measured on.</param>
    public static Validation<NnError, IEnumerable<IEnumerable<Epoch>>> Of<T>(Recipe recipe, Model model, Dataset data, Key key, int count, Dataset? validation = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => count < 1
            ? Fail<IEnumerable<IEnumerable<Epoch>>>(new DataError("restarts") { Expected = "1 or more", Found = $"{count}" })
            : from examples in data.To<T>()
              from first in recipe.Fit<T>(model, examples, key.Fold(0), validation)
              select Enumerable.Range(1, count - 1).Select(i => recipe.Fit<T>(model, examples, key.Fold(i), validation).OrThrow()).Prepend(first);

    /// <summary>The best of such trainings for a number of epochs, over which schedules last: the one with the least loss of its last <see cref="Epoch.Score"/>, of those without faults. Errors, too: the faults of the
    /// first training, where all have some.</summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="epochs">How many, 1 or more.</param>
    /// <param name="recipe">How each is trained.</param>
    /// <param name="model">The model.</param>
    /// <param name="data">What is trained on.</param>
    /// <param name="key">Where the keys come from.</param>
    /// <param name="count">How many trainings, 1 or more.</param>
    /// <param name="validation">What else each epoch is measured on.</param>
    public static Validation<NnError, Fitted> Train<T>(int epochs, Recipe recipe, Model model, Dataset data, Key key, int count, Dataset? validation = null) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        from runs in Of<T>(recipe.Lasting(epochs, data), model, data, key, count, validation)
        let trained = runs.Select(run => Fitted.Of(model, recipe.Loss, run.Take(epochs))).ToArray()
        from best in trained.SelectMany(one => one.Match(Succ: fitted => new[] { fitted }, Fail: _ => [])).MinBy(fitted => fitted.Score.Loss) is { } least ? Ok(least) : trained[0]
        select best;

    /// <summary>Of all epochs of all trainings the one with the least <see cref="Epoch.Score"/>, of equal ones the first; none where all have faults. It keeps no more than one, and the key of
    /// its state tells the training. The sequences have to end.</summary>
    public static Option<Epoch> Best(this IEnumerable<IEnumerable<Epoch>> runs) => runs.SelectMany(run => run).Best();
}
