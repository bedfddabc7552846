using LanguageExt;

namespace Functional.Nn.Ops.Rules;

/// <summary>What rewriting passes know about ops.</summary>
public static class Passes
{
    /// <summary>To a model in training.</summary>
    public static Pass Training { get; } = Pass.Of(
        new Rule("in-training(x, y) = x", e => e.Op is InTrainingOp ? e.Inputs[0] : Option<Expr>.None));

    /// <summary>To a model in prediction: dropout goes, running statistics come.</summary>
    public static Pass Inference { get; } = Pass.Of(
        new Rule("in-training(x, y) = y", e => e.Op is InTrainingOp ? e.Inputs[1] : Option<Expr>.None));
}
