using System.Numerics;
using Functional.Nn.Ops.Rules;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Ops;

/// <summary>A built layer: its input and output as expressions, and the parameters that are free in them. A value.</summary>
public sealed record Model
{
    /// <summary>What the variable of the examples is called.</summary>
    public const string InputName = "x";

    private Model(Layer layer, TensorType example, Expr input, Expr output)
    {
        var graph = Graph.Of(output);
        (Layer, Example, Input, Output, Parameters) = (layer, example, input, output, [.. graph.Variables.OfType<ParamOp>()]);
        (Prediction, Fingerprint) = (Passes.Inference.Run(output), Fingerprint.Of(graph));
    }

    /// <summary>The description that this was built from.</summary>
    public Layer Layer { get; }

    /// <summary>What one example is.</summary>
    public TensorType Example { get; }

    /// <summary>The variable <see cref="InputName"/>: a batch of examples.</summary>
    public Expr Input { get; }

    /// <summary>The output in training, with dropout; see <see cref="Prediction"/>.</summary>
    public Expr Output { get; }

    /// <summary>The learned variables, in order of first use.</summary>
    public ValueList<ParamOp> Parameters { get; }

    /// <summary>The output in prediction: without randomness, a function of input and parameters alone.</summary>
    public Expr Prediction { get; }

    /// <summary>The fingerprint of the graph in training.</summary>
    public Fingerprint Fingerprint { get; }

    /// <summary>The number of learned numbers.</summary>
    public long ParameterCount => Parameters.Sum(p => (long)p.Type.Shape.Size);

    /// <summary>The model of a layer; or every shape error, with its place.</summary>
    public static Validation<NnError, Model> Of(Layer layer, TensorType example)
    {
        if (example.Shape.Contains(Dim.Batch))
            return Fail<Model>(new ShapeError("shape of an example") { Where = "model", Expected = "no batch axis: it is put before the others", Found = $"{example}" });
        var input = new VarOp(InputName, example with { Shape = Shape.Of(Dim.Batch).Concat(example.Shape) });
        return Expr.TryOf(input, []).Match(
            Right: x => ChainLayer.Through(layer, x[0], new Place()).ToValidation().Bind(output =>
                Conflicts(output).ToArray() is { Length: > 0 } errors ? Fail<Model>(errors) : Ok(new Model(layer, example, x[0], output))),
            Left: error => Fail<Model>(error));
    }

    /// <summary>The parameters as they start: a function of the key.</summary>
    public Env Initial<T>(Key key) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Env.Of(Parameters.Select(p => (p.Variable, (Tensor)p.Initial<T>(key))));

    /// <summary>The predictions for a batch of examples.</summary>
    public Validation<NnError, Tensor<T>> Predict<T>(Env parameters, Tensor examples) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Prediction.Evaluate<T>(parameters.With(InputName, examples));

    private static IEnumerable<NnError> Conflicts(Expr output) =>
        from twins in Graph.Of(output).Variables.GroupBy(v => v.Variable)
        where twins.Count() > 1
        select new ShapeError("shared parameter of two shapes or initialisers")
        {
            Where = twins.Key,
            Expected = $"{twins.First()}",
            Found = $"{twins.Last()}",
            Hint = "Share the same description everywhere.",
        };
}
