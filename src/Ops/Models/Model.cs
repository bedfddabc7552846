using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Ops;

/// <summary>A built layer: its input and output as expressions, and the parameters that are free in them. A value.</summary>
public sealed record Model
{
    /// <summary>What the variable of the examples is called.</summary>
    public const string InputName = "x";

    private Model(Layer layer, TensorType example, Expr input, Expr output, IEnumerable<Update> updates)
    {
        var both = Graph.Of([output, .. updates.Select(u => u.Next)]);
        var training = Passes.Training.Run(both);
        (Layer, Example, Input, Whole, Prediction) = (layer, example, input, output, UnreadOutputs.Dropped(Passes.Inference.Run(output)));
        (Variables, Fingerprint) = ([.. both.Variables.OfType<KeptOp>()], Fingerprint.Of(training));
        (Output, Updates) = (training.Values[training.Outputs[0]], [.. updates.Select((u, i) => u with { Next = training.Values[training.Outputs[1 + i]] })]);
    }

    /// <summary>The description that this was built from.</summary>
    public Layer Layer { get; }

    /// <summary>What one example is.</summary>
    public TensorType Example { get; }

    /// <summary>The variable <see cref="InputName"/>: a batch of examples.</summary>
    public Expr Input { get; }

    /// <summary>The output with what is in training and what is in prediction, of which passes take one.</summary>
    internal Expr Whole { get; }

    /// <summary>The output in training, with dropout; see <see cref="Prediction"/>.</summary>
    public Expr Output { get; }

    /// <summary>All variables that it keeps, learned or not, in order of first use.</summary>
    public ValueList<KeptOp> Variables { get; }

    /// <summary>The learned variables, in order of first use.</summary>
    public ValueList<ParamOp> Parameters => [.. Variables.OfType<ParamOp>()];

    /// <summary>What a step of training makes of the other variables.</summary>
    public ValueList<Update> Updates { get; }

    /// <summary>The output in prediction: without randomness, a function of input and parameters alone.</summary>
    public Expr Prediction { get; }

    /// <summary>A draw of the output in prediction: a function of the random key too, by which dropout and its like are as in training; running statistics are those of prediction.</summary>
    public Expr Sampled => UnreadOutputs.Dropped(Passes.Sampling.Run(Whole));

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
            Right: x => ChainLayer.Through(layer, x[0], new Place()).ToValidation().Bind(applied =>
                Conflicts(applied).ToArray() is { Length: > 0 } errors ? Fail<Model>(errors) : Ok(new Model(layer, example, x[0], applied.Output!, applied.Updates))),
            Left: error => Fail<Model>(error));
    }

    /// <summary>The model layer by layer: types, parameters, operations.</summary>
    public Summary Summary => Summary.Of(this);

    /// <summary>The output of each layer by its place, in prediction; inner layers are among them, outer ones first.</summary>
    public Outputs Activations => Visited(Passes.Inference);

    /// <summary>The output of each layer by its place.</summary>
    internal Outputs Visited(Pass resolved)
    {
        var visits = Visits;
        return new([.. visits.Select(visit => visit.Place.Site)], resolved.Run(Graph.Of(visits.Select(visit => visit.Output))));
    }

    /// <summary>Each place with its layer, outer ones first.</summary>
    internal ImmutableArray<Visit> Visits => [.. ChainLayer.Through(Layer, Input, new Place()).ToValidation().OrThrow().Visits.DistinctBy(visit => visit.Place.Site)];

    /// <summary>The variables as they start: a function of the key.</summary>
    public Env Initial<T>(Key key) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Env.Of(Variables.Select(v => (v.Variable, (Tensor)v.Initial<T>(key))));

    /// <summary>The predictions for a batch of examples.</summary>
    public Validation<NnError, Tensor<T>> Predict<T>(Env parameters, Tensor examples) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Prediction.Evaluate<T>(parameters.With(InputName, examples));

    /// <summary>The predictions as a function of a batch of examples, with these parameters: made ready once, to be called often, by several
    /// callers at once.</summary>
    public Function<T> Compile<T>(Env parameters, Workers? workers = null) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(Prediction, InputName, parameters, Passes.Fuse, workers);

    private static IEnumerable<NnError> Conflicts(Applied applied) => Shared(applied).Concat(
        from twins in applied.Updates.GroupBy(update => update.Op.Variable)
        where twins.Count() > 1
        select (NnError)new ShapeError("state that is updated twice") { Where = twins.Key, Expected = "one layer that keeps it", Found = $"{twins.Count()}", Hint = "Layers with running statistics cannot be shared." });

    private static IEnumerable<NnError> Shared(Applied applied) =>
        from twins in Graph.Of([applied.Output!, .. applied.Updates.Select(u => u.Next)]).Variables.GroupBy(v => v.Variable)
        where twins.Count() > 1
        select new ShapeError("shared parameter of two shapes or initialisers")
        {
            Where = twins.Key,
            Expected = $"{twins.First()}",
            Found = $"{twins.Last()}",
            Hint = "Share the same description everywhere; freeze all its places or none.",
        };
}
