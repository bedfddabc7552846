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
    private readonly Programs programs;

    private TrainingStep(Recipe recipe, Model model, ValueList<SlotOp> slots, Outputs outputs) =>
        (Recipe, Model, this.slots, programs) = (recipe, model, slots, new(outputs, Pass));

    /// <summary>What this is a step of.</summary>
    public Recipe Recipe { get; }

    /// <summary>What is trained.</summary>
    public Model Model { get; }

    /// <summary>The step: its outputs are the loss, the predictions, and by their names all parameters and slots as the next step finds them.</summary>
    public Graph Graph => Outputs.Graph;

    /// <summary>Where the loss and the predictions are among the outputs.</summary>
    internal const int LossOutput = 0, PredictionsOutput = 1;

    /// <summary>What is made of a step before it runs.</summary>
    internal static Pass Pass => Passes.Fuse;

    /// <summary>The step as a function from names to names.</summary>
    internal Outputs Outputs => programs.Outputs;

    /// <summary>The state before the first step.</summary>
    public State Initial<T>(Key key) where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(
        Model.Initial<T>(key.Fold("parameters")),
        Transformed.Initial<T>(slots),
        Epoch: 0,
        Step: 0,
        key);

    /// <summary>One step: a pure function of state and batch. Errors: a batch that does not fit, an output that is not finite: loss, prediction,
    /// parameter or slot.</summary>
    public Validation<NnError, Stepped> Step<T>(State state, Batch batch) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var env = Bind<T>(state, batch);
        return programs.Run<T>(env).Bind(found => found.All(output => Finite<T>(output.Value))
            ? Ok(Next<T>(state, found))
            : NotFinite<T>(state, env, found));
    }

    /// <summary>The gradient of the loss in each parameter, by its name.</summary>
    internal Programs Gradients => new(Outputs.Of(Model.Parameters.Select(p => p.Variable).Zip(Loss.Gradient([.. Model.Parameters.Select(p => p.Apply())]))), Pass);

    internal Expr Loss => Graph.Values[Graph.Outputs[LossOutput]];

    /// <summary>A state that training can go on from, in the type of its real numbers. Errors: variables that are missing, or are others here.</summary>
    internal Validation<NnError, State> Continued<T>(State state) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NnError[] misfits =
        [
            .. Model.Variables.SelectMany(v => Misfit("parameter", v, state.Parameters)),
            .. slots.SelectMany(s => Misfit("slot", s, state.Slots)),
        ];
        return misfits.Length == 0
            ? Ok(state with { Parameters = state.Parameters.To<T>(), Slots = state.Slots.To<T>() })
            : Fail<State>(misfits);
    }

    private static NnError[] Misfit(string role, VarOp variable, Env values) => values.Find(variable.Variable).Map(value => value.Type) is var found && found == variable.Type
        ? []
        : [new DataError("state to go on from")
        {
            Where = $"{role} {variable.Variable}",
            Expected = $"{variable.Type}",
            Found = found.Match(Some: type => $"{type}", None: () => "none"),
            Hint = "It must be of this model and this optimiser.",
        }];

    internal static Validation<NnError, TrainingStep> Of(Recipe recipe, Model model, Dataset data) =>
        from target in Targets.Meet(recipe.Loss, model, model.Output, data)
        from transformed in Transformed.Of(recipe.Optimizer, target.Loss, [.. model.Parameters.Select(p => (p.Variable, p.Apply()))])
        select Of(recipe, model, target.Loss, transformed);

    private static TrainingStep Of(Recipe recipe, Model model, Expr loss, Transformed transformed)
    {
        var outputs = Outputs.Of([
            (Wires.Loss, loss),
            (Wires.Predictions, model.Output),
            .. model.Updates.Select(u => (u.Op.Variable, u.Next)),
            .. transformed.Next]);
        return new TrainingStep(recipe, model, [.. transformed.Slots.Select(s => s.Op)], outputs with { Graph = UnreadOutputs.Dropped(outputs.Graph) });
    }

    /// <summary>All that a step is given.</summary>
    internal static Env Bind<T>(State state, Batch batch) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (state.Parameters + state.Slots).With(batch).With(
            (Wires.Step, Tensor.Scalar(T.CreateSaturating(state.Step + 1))),
            (Wires.Key, state.Key.Fold("step").Fold(state.Step).ToTensor()));

    private static Stepped Next<T>(State state, Env found) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(Next(state, found, state.Step + 1), double.CreateChecked(found[Wires.Loss].To<T>().Span[0]), found[Wires.Predictions]);

    /// <summary>The state with what was found for its variables.</summary>
    internal static State Next(State state, Env found, int step) => state with
    {
        Parameters = state.Parameters + found.Where(name => state.Parameters.Find(name).IsSome),
        Slots = found.Where(name => state.Slots.Find(name).IsSome),
        Step = step,
    };

    /// <summary>The fold tells where it comes from; where only the program overflows, the output.</summary>
    private Validation<NnError, Stepped> NotFinite<T>(State state, Env env, Env found) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Trace.NonFiniteOrigin<T>(Graph, env).Bind(first => Fail<Stepped>(first.Match(
            Some: f => NonFinite.Of(this, f.Name, f.Expr, f.Value),
            None: () => found.First(output => !Finite<T>(output.Value)) is var output ? new NonFinite(output.Key, "", Option<int>.None, output.Value) : null!).ToError(state.Step + 1)));

    private static bool Finite<T>(Tensor tensor) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        tensor is not Tensor<T> reals || !reals.Span.ContainsAnyNonFinite();
}
