using LanguageExt;

namespace Functional.Nn.Ops.Rules;

/// <summary>What rewriting passes know about ops.</summary>
public static class Passes
{
    /// <summary>From a model in training to a model in prediction: dropout goes.</summary>
    public static Pass Inference { get; } = Pass.Of(
        new Rule("dropout(x) = x", e => e.Op is DropoutOp ? e.Inputs[0] : Option<Expr>.None));
}
