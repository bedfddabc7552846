using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Properties;

public enum Mischief
{
    None,
    NoAdjoints,
    NotAnArray,
    OneTooMany,
    AnotherShape,
    AScalar,
    AnIndexForAReal,
    ARealForAnIndex,
}

/// <summary>The real input unchanged; a pullback that breaks its contract.</summary>
public sealed record MischievousOp(Mischief Mischief) : Op
{
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Real }, { Kind: Kind.Index }]
        ? inputs[0]
        : new ShapeError(Name) { Expected = "a real and an index", Found = ShapeRules.Listed(inputs) };

    public override void Compute<T>(Call<T> call) => call[0].CopyTo(call.Result);

    public override ImmutableArray<Option<Expr>> Pullback(Application at) => Mischief switch
    {
        Mischief.NoAdjoints => [],
        Mischief.NotAnArray => default,
        Mischief.OneTooMany => [at.Adjoint, Option<Expr>.None, Option<Expr>.None],
        Mischief.AnotherShape => [Expr.Fill(at.Input.Shape.Concat([2]), 1), Option<Expr>.None],
        Mischief.AScalar => [Expr.Constant(1), Option<Expr>.None],
        Mischief.AnIndexForAReal => [at.Inputs[1], Option<Expr>.None],
        Mischief.ARealForAnIndex => [at.Adjoint, at.Adjoint],
        _ => [at.Adjoint, Option<Expr>.None],
    };
}
