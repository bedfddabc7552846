using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The first of two values of one type in training, the second in prediction: what layers are made of that behave in two ways.
/// Models resolve it, so that it is in neither of their outputs; evaluated all the same, it is the first.</summary>
public sealed record InTrainingOp : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => ShapeRules.SameReals(this, inputs, 2);

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => call[0].CopyTo(call.Result);

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [at.Adjoint, Option<Expr>.None];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>One value in training, another in prediction.</summary>
    public static Expr InTraining(Expr training, Expr prediction) => new InTrainingOp().Apply(training, prediction);
}
