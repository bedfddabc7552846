using Functional.Nn.Ops.Rules;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>What rewriting passes know about ops.</summary>
public static class Passes
{
    /// <summary>To a model in training.</summary>
    public static Pass Training { get; } = Pass.Of(
        new Rule("in-training(x, y) = x", e => e.Op is InTrainingOp ? e.Inputs[0] : Option<Expr>.None));

    /// <summary>To a model in prediction: dropout goes, running statistics come.</summary>
    public static Pass Inference { get; } = Pass.Of(
        new Rule("in-training(x, y) = y", e => e.Op is InTrainingOp ? e.Inputs[1] : Option<Expr>.None));

    /// <summary>To a model in prediction with what is random in training: dropout stays, running statistics come.</summary>
    public static Pass Sampling { get; } = Pass.Of(
        new Rule("in-training(x, y) = x where x draws what y does not, else y", e => e.Op is InTrainingOp ? e.Inputs[Draws(e) > Draws(e.Inputs[1]) ? 0 : 1] : Option<Expr>.None));

    /// <summary>To a model in prediction with parameters that keep their values.</summary>
    public static Pass Freeze { get; } = Inference >> Pass.Of(
        new Rule("param = frozen", e => e.Op is ParamOp param ? new FrozenOp(param.Variable, param.Type, param.Initializer, param.Fans).Apply() : Option<Expr>.None));

    /// <summary>Ops of constants are constants.</summary>
    public static Pass FoldConstants { get; } = new([ConstantRules.All]);

    /// <summary>Fewer and smaller nodes: what arithmetic, moving elements and constants know, until none of it applies. Equal nodes are one
    /// in any <see cref="Graph"/>.</summary>
    public static Pass Simplify { get; } = new([[.. ArithmeticRules.All, .. StructureRules.All, .. ConstantRules.All]]);

    /// <summary>Simple, and with ops that do in one go what several do: what runs often.</summary>
    public static Pass Fuse { get; } = Simplify >> new Pass([FusionRules.All]);

    /// <summary>How many ops read the random key.</summary>
    private static int Draws(Expr expr) => Graph.Of(expr) is var graph ? graph.Nodes.Count(node => node.Inputs.Any(input => graph.Values[input].Op == Place.Key.Op)) : 0;

    /// <summary>Graphs as one writes them on paper, for reading: simpler, and without the care for single points at which a slope is not defined.</summary>
    internal static Pass OnPaper { get; } = Simplify >> new Pass([[.. PaperRules.All, .. ArithmeticRules.All, .. StructureRules.All, .. ConstantRules.All], PaperRules.Signs]);
}
