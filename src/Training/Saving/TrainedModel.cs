using System.Numerics;
using System.Reflection;
using Functional.Nn.Interop;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>A model with its learned parameters, and all that is needed to use it on new data. A value, and a file.</summary>
/// <param name="Model">The model.</param>
/// <param name="Parameters">Its learned variables.</param>
/// <param name="Loss">What it was trained to minimise, which says how its output is read.</param>
/// <param name="Scaler">What was done to the features.</param>
/// <param name="Schema">The columns it takes and the classes it answers.</param>
public sealed record TrainedModel(Model Model, Env Parameters, Loss Loss, Scaler Scaler, Schema Schema)
{
    /// <summary>The run that it comes from; none where nobody said so.</summary>
    public Option<RunIdentity> Run { get; init; }

    /// <summary>The outputs for raw examples, one row for each, without dropout. Real numbers are scaled as in training, indices are as they are.</summary>
    public Validation<NnError, Tensor<T>> Predict<T>(Tensor examples) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        from inputs in Inputs<T>(examples)
        from outputs in Model.Predict<T>(Parameters.To<T>(), inputs)
        from finite in outputs.Narrow<T>("predictions", Schema.Classes).MapFail(error => error with { Hint = "Look at the features: they may be far from what the model has seen." })
        select outputs;

    /// <summary>What several draws with dropout say of raw examples together, as <see cref="Predict{T}"/> takes them; see <see cref="MonteCarlo"/>.</summary>
    public Validation<NnError, Predictive> Sample<T>(Tensor examples, Key key, int samples) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Inputs<T>(examples).Bind(inputs => MonteCarlo.Predict<T>(Model, Loss, Parameters, inputs, key, samples));

    /// <summary>All metrics on raw examples whose targets are known: classes as positions in the schema, or numbers. Errors: those of <see cref="Predict{T}"/>, targets that
    /// are not those of the loss.</summary>
    public Validation<NnError, Evaluated> Evaluate<T>(Tensor examples, Tensor targets) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        from inputs in Inputs<T>(examples)
        from data in Dataset.Of(inputs, targets, classNames: Schema.Classes).Bind(data => data.To<T>())
        from evaluation in Evaluation.Of(Loss, Model, data)
        from evaluated in evaluation.Run<T>(Parameters.To<T>(), data)
        select evaluated;

    private Validation<NnError, Tensor> Inputs<T>(Tensor examples) where T : unmanaged, IBinaryFloatingPointIeee754<T> => examples switch
    {
        _ when examples.Shape.Rank == 0 || new TensorType(examples.Shape[1..], examples.Kind) != Model.Example =>
            Validated.Fail<Tensor>(new DataError("examples to predict") { Expected = $"[n, ...], each example {Model.Example}", Found = $"{examples.Type}" }),
        { Kind: Kind.Index } => Validated.Ok(examples),
        _ => Scaler.Apply(examples).Narrow<T>("features", Schema.Features),
    };

    /// <summary>Writes the model to a safetensors file, whole or not at all: the weights as tensors, the rest as metadata. Errors: parameters, scaler or
    /// names that are not those of the model; a path that cannot be written.</summary>
    public Validation<NnError, Unit> Save(string path) => SavedModel.Of(this, path).Bind(file => file.Write(path));

    /// <summary>Reads a model that <see cref="Save"/> wrote. Errors: no such file, a damaged file, metadata missing or malformed, a
    /// network that does not build, tensors missing, left over or of another shape, a fingerprint that differs.</summary>
    /// <param name="path">The file.</param>
    /// <param name="more">Assemblies with ops, layers and losses of your own that the network is made of.</param>
    public static Validation<NnError, TrainedModel> Load(string path, params Assembly[] more) =>
        Safetensors.Read(path).Bind(file => SavedModel.Read(file, path, more));
}
