using System.Collections.Immutable;
using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>A model that was trained: what it learned, and how that went. <see cref="Recipe.Train(int, Model, Dataset, Key, Dataset?, Env?, Workers?)"/> makes it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Loss">What was minimised, which says how its output is read.</param>
/// <param name="Epoch">The epoch whose parameters are kept.</param>
/// <param name="Best">The epoch that scored best, of equal ones the first; see <see cref="Epochs.BestSoFar"/>.</param>
/// <param name="Curve">What each epoch scored.</param>
public sealed record Fitted(Model Model, Loss Loss, Epoch Epoch, Epoch Best, LearningCurve Curve)
{
    /// <summary>What epochs led to, of which the last is kept. Errors: no epoch; the faults of one.</summary>
    /// <param name="model">The model.</param>
    /// <param name="loss">What was minimised.</param>
    /// <param name="epochs">The epochs, which have to end.</param>
    public static Validation<NnError, Fitted> Of(Model model, Loss loss, IEnumerable<Epoch> epochs)
    {
        var (points, last, best) = (ImmutableArray.CreateBuilder<CurvePoint>(), (Epoch?)null, (Epoch?)null);
        foreach (var epoch in epochs)
        {
            points.Add(CurvePoint.Of(epoch));
            last = epoch;
            best = best is null ? epoch : Epochs.Better(best, epoch);
        }

        return last is null || best is null
            ? Validated.Fail<Fitted>(new DataError("epochs") { Expected = "1 or more", Found = "none" })
            : last.ToValidation().Map(kept => new Fitted(model, loss, kept, best, new([.. points])));
    }

    /// <summary>The same with the parameters of the best epoch, as after early stopping.</summary>
    public Fitted AtBest => this with { Epoch = Best };

    /// <summary>The learned variables.</summary>
    public Env Parameters => Epoch.State.Parameters;

    /// <summary>What it scores: on the validation data, or as it was learned on the training data where there is none.</summary>
    public Score Score => Epoch.Score;

    /// <summary>What it says of examples, one row for each, without dropout.</summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="examples">Scaled as in training.</param>
    public Validation<NnError, Tensor<T>> Predict<T>(Tensor examples) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Model.Predict<T>(Parameters.To<T>(), examples);

    /// <summary>What each layer says of examples, by the place of the layer; see <see cref="Model.Activations"/>.</summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="examples">Scaled as in training.</param>
    public Validation<NnError, Env> Activations<T>(Tensor examples) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new Programs(Model.Activations, Passes.Fuse).Run<T>(Parameters.With(Wires.Features, examples).To<T>());

    /// <summary>All metrics on data, without dropout. Errors: those of <see cref="Evaluation"/>.</summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="data">Scaled as in training.</param>
    public Validation<NnError, Evaluated> Evaluate<T>(Dataset data) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        from evaluation in Evaluation.Of(Loss, Model, data)
        from examples in data.To<T>()
        from evaluated in evaluation.Run<T>(Parameters.To<T>(), examples)
        select evaluated;

    /// <summary>Trainings side by side, a row for each; columns in which none has anything are left out.</summary>
    /// <param name="models">Trainings with their names.</param>
    public static Table Table(params ReadOnlySpan<(string Name, Fitted Fitted)> models)
    {
        ValueList<string>[] rows = [.. models.ToArray().Select(model => model.Fitted.Row(model.Name))];
        ValueList<string> headings = ["model", "parameters", "epochs", "loss", "accuracy", "validation loss", "validation accuracy"];
        int[] told = [.. Enumerable.Range(0, headings.Count).Where(column => rows.Any(row => row[column] is not ""))];
        return new([.. told.Select(column => headings[column])], [.. rows.Select(row => ValueList.Of<string>([.. told.Select(column => row[column])]))]);
    }

    private ValueList<string> Row(string name) =>
        [name, $"{Model.ParameterCount}", $"{Epoch.Number}", .. LearningCurve.Cells(Epoch.Train), .. Epoch.Validation.Match(Some: LearningCurve.Cells, None: () => ["", ""])];
}
