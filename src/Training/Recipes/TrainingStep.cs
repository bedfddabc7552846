using System.Collections.Immutable;
using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>
/// A training step as one graph: from a batch, the parameters, the optimiser's slots, the step's number and key to the loss, the
/// predictions, and all that the next step starts with.
/// </summary>
public sealed record TrainingStep
{
    private readonly ValueList<SlotOp> slots;

    private TrainingStep(Recipe recipe, Model model, ValueList<SlotOp> slots, Graph graph) =>
        (Recipe, Model, this.slots, Graph) = (recipe, model, slots, graph);

    /// <summary>What this is a step of.</summary>
    public Recipe Recipe { get; }

    /// <summary>What is trained.</summary>
    public Model Model { get; }

    /// <summary>The step: its outputs are the loss, the predictions, the new parameters, the new slots.</summary>
    public Graph Graph { get; }

    /// <summary>The state before the first step.</summary>
    public State Initial<T>(Key key) where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(
        Model.Initial<T>(key.Fold("parameters")),
        Env.Of(slots.Select(s => (s.Variable, (Tensor)Tensor.Fill(s.Type.Shape, T.CreateSaturating(s.Initial))))),
        Epoch: 0,
        Step: 0,
        key);

    /// <summary>One step: a pure function of state and batch. Errors: a batch that does not fit, an output that is not finite: loss, prediction,
    /// parameter or slot.</summary>
    public Validation<NnError, Stepped> Step<T>(State state, Batch batch) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var env = Bind<T>(state, batch);
        return Graph.Evaluate<T>(env).Bind(values => values.All(v => Finite<T>(v))
            ? Ok(Next<T>(state, values))
            : NotFinite<T>(state, env));
    }

    internal static Validation<NnError, TrainingStep> Of(Recipe recipe, Model model, Dataset data)
    {
        if (data.Count == 0)
            return Fail<TrainingStep>(new DataError("training data") { Expected = "1 or more examples", Found = "0" });
        if (data.FeatureShape != model.Example.Shape)
            return Fail<TrainingStep>(new DataError("features of the data") { Expected = $"examples {model.Example}, as the model takes", Found = $"{data.FeatureShape}" });
        return Targets.Meet(recipe.Loss, model.Output, data).Map(target =>
        {
            ImmutableArray<Expr> parameters = [.. model.Parameters.Select(p => p.Apply())];
            var gradients = target.Loss.Gradient(parameters);
            var transformed = recipe.Optimizer.Apply([.. model.Parameters.Select((p, i) => new Learned(p.Variable, parameters[i], gradients[i]))], Expr.Var("step", Shape.Scalar), "");
            return new TrainingStep(recipe, model, [.. transformed.Slots.Select(s => s.Op)], Graph.Of([
                target.Loss,
                model.Output,
                .. transformed.Updates.Select(u => u.Parameter - u.Update),
                .. transformed.Slots.Select(s => s.Next)]));
        });
    }

    private static Env Bind<T>(State state, Batch batch) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        state.Parameters + state.Slots.With(
            ("x", batch.Features),
            ("y", batch.Targets),
            ("step", Tensor.Scalar(T.CreateSaturating(state.Step + 1))),
            ("key", state.Key.Fold("step").Fold(state.Step).ToTensor()));

    private Stepped Next<T>(State state, ImmutableArray<Tensor> values) where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(
        state with
        {
            Parameters = Env.Of(Model.Parameters.Select((p, i) => (p.Variable, values[2 + i]))),
            Slots = Env.Of(slots.Select((s, i) => (s.Variable, values[2 + Model.Parameters.Count + i]))),
            Step = state.Step + 1,
        },
        double.CreateChecked(values[0].To<T>().Span[0]),
        values[1]);

    private Validation<NnError, Stepped> NotFinite<T>(State state, Env env) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Trace.NonFiniteOrigin<T>(Graph, env).Bind(first => Fail<Stepped>(first.Match(
            Some: f => new NumericError("value that is not finite")
            {
                Where = $"step {state.Step + 1}, {f.Name} = {f.Expr.Op.Name}",
                Expected = "finite numbers",
                Found = $"{f.Value.To<double>().Span.ToArray().Count(v => !double.IsFinite(v))} of {f.Value.Length} elements of {f.Value.Shape}",
                Hint = "Lower the learning rate, clip the gradient, or look at the data.",
            },
            None: () => throw new InvalidOperationException("a second evaluation differs from the first"))));

    private static bool Finite<T>(Tensor tensor) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        tensor is not Tensor<T> reals || !reals.Span.ContainsAnyNonFinite();
}
