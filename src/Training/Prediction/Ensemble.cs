using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>Deep ensembles (Lakshminarayanan et al., 2017): one model with the parameters of several trainings, which differ by their keys alone. Where they disagree, none is sure.</summary>
/// <param name="Model">The model.</param>
/// <param name="Loss">What it was trained to minimise, which says how its output is read.</param>
/// <param name="Members">The learned variables of each training.</param>
public sealed record Ensemble(Model Model, Loss Loss, ValueList<Env> Members)
{
    /// <summary>
    /// The ensemble of trainings one after the other; see <see cref="Restarts.Of{T}"/>. Errors: no members, what the recipe has to say of model and data, why the epoch of a member has faults.
    /// </summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="recipe">How each is trained.</param>
    /// <param name="model">The model.</param>
    /// <param name="data">What is trained on.</param>
    /// <param name="key">Member i is trained by <c>key.Fold(i)</c>.</param>
    /// <param name="members">How many, 1 or more.</param>
    /// <param name="until">Of all epochs of a training those that there are, of which the last is kept: <c>run =&gt; run.Take(20)</c>.</param>
    /// <param name="validation">What else each epoch is measured on.</param>
    public static Validation<NnError, Ensemble> Fit<T>(Recipe recipe, Model model, Dataset data, Key key, int members, Func<IEnumerable<Epoch>, IEnumerable<Epoch>> until, Dataset? validation = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        from runs in Restarts.Of<T>(recipe, model, data, key, members, validation)
        from trained in runs.Select(run => Fitted.Of(model, recipe.Loss, until(run)).Map(fitted => fitted.Parameters)).Sequence()
        select new Ensemble(model, recipe.Loss, [.. trained]);

    /// <summary>What the members, without dropout, say of a batch of examples together. Errors: no members, examples that do not fit the model, outputs that are not finite.</summary>
    /// <typeparam name="T">The type in which predictions are computed; they are summed up in double precision.</typeparam>
    /// <param name="examples">One row for each, scaled as in training.</param>
    public Validation<NnError, Predictive> Predict<T>(Tensor examples) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Members.Count == 0)
            return Fail<Predictive>(new DataError("members of the ensemble") { Expected = "1 or more", Found = "0" });
        var programs = new Programs(Outputs.Of((Wires.Predictions, Model.Prediction | Loss.Activation)), Passes.Fuse);
        return Predictive.Sum(Loss, 0, Members.Count, member => programs.Run<T>(Members[member].With(Wires.Features, examples).To<T>()).Map(found => found[Wires.Predictions]));
    }
}
