using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>Dropout in prediction (Gal and Ghahramani, 2016): predictions are draws, whose spread tells how sure the model is.</summary>
public static class MonteCarlo
{
    /// <summary>
    /// What several draws of <see cref="Model.Sampled"/> say of a batch of examples together. Draw i is a function of the key and i alone, so the draws of parts add up to those of the whole.
    /// Errors: no draws, examples that do not fit the model, outputs that are not finite.
    /// </summary>
    /// <typeparam name="T">The type in which draws are computed; they are summed up in double precision.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="loss">What it was trained to minimise, which says how its output is read.</param>
    /// <param name="parameters">Its learned variables.</param>
    /// <param name="examples">One row for each, scaled as in training.</param>
    /// <param name="key">Where the draws come from.</param>
    /// <param name="samples">How many draws, 1 or more.</param>
    /// <param name="first">The number of the first draw.</param>
    /// <param name="workers">Who computes: all processors unless said otherwise.</param>
    public static Validation<NnError, Predictive> Predict<T>(Model model, Loss loss, Env parameters, Tensor examples, Key key, int samples, int first = 0, Workers? workers = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (samples < 1)
            return Fail<Predictive>(new DataError("samples") { Expected = "1 or more", Found = $"{samples}" });
        var draw = new Function<T>(model.Sampled | loss.Activation, Wires.Key, parameters.With(Wires.Features, examples).To<T>(), Passes.Fuse, workers);
        return Predictive.Sum(loss, first, samples, number => draw.Run(key.Fold(number).ToTensor()).Map(drawn => (Tensor)drawn));
    }
}
