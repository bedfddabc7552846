using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Checking;

/// <summary>A network with a loss at a point: a layer that builds, and a value for every variable.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Example">The type of one example.</param>
/// <param name="Loss">What the outputs are compared with targets by; null for their sum.</param>
/// <param name="IsTraining">Whether the layer behaves as in training, with the random key of the point, or as in prediction.</param>
/// <param name="Point">The values of <c>x</c>, of the targets <c>y</c>, and of all that the model keeps.</param>
/// <param name="Key">Decides cotangents and directions, and the values that a smaller case needs and this one has not.</param>
public sealed record NetworkCase(Layer Layer, TensorType Example, Loss? Loss, bool IsTraining, Env Point, Key Key)
{
    /// <summary>What the variable of the targets is called.</summary>
    public const string TargetName = "y";

    /// <summary>The built layer.</summary>
    public Model Model => Layer.Build(Example).OrThrow();

    /// <summary>The number of examples.</summary>
    public int Batch => Point[Model.InputName].Shape[0].Extent;

    /// <summary>What makes numbers that the loss takes of any: probabilities, their logarithms, rates.</summary>
    public Layer Head => Loss switch
    {
        ProbabilityBinaryCrossEntropyLoss => Layers.Sigmoid,
        NegativeLogLikelihoodLoss or KlDivergenceLoss => Layers.LogSoftmax,
        PoissonNllLoss { LogInput: false } => Layers.Softplus,
        _ => Layer.Identity,
    };

    /// <summary>What the loss takes.</summary>
    public Expr Output => Of(Model);

    /// <summary>What is predicted: the output through the activation of the loss.</summary>
    public Expr Prediction => Output | (Loss?.Activation ?? Layer.Identity);

    /// <summary>What is differentiated: the loss, or all of its terms where it does not reduce them.</summary>
    public Expr Objective => Against(Output);

    /// <summary>The names of what the objective is differentiated in: the input, where it is real, and all that the model keeps.</summary>
    public ValueList<string> Variables => Differentiated(Graph.Of(Objective));

    /// <summary>The layer as text, then the rest.</summary>
    public override string ToString() => $"{Layer} of {Batch} {Example}, {(Loss is null ? "sum" : Loss.ToString())}, in {(IsTraining ? "training" : "prediction")}";

    /// <summary>The real variables of a graph but the targets.</summary>
    internal static ValueList<string> Differentiated(Graph graph) => [.. graph.Variables.Where(v => v.Type.Kind is Kind.Real && v.Variable != TargetName).Select(v => v.Variable)];

    /// <summary>What the loss takes, of the model that was built of the layer.</summary>
    internal Expr Of(Model model) => (IsTraining ? model.Output : model.Prediction) | Head;

    /// <summary>The loss of an output.</summary>
    internal Expr Against(Expr output) => Loss is null ? Sum(output) : Loss.Of(output, Expr.Var(TargetName, Point[TargetName].Type with { Shape = output.Shape[..Point[TargetName].Shape.Rank] }));
}
