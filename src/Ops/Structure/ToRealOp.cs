using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Integers as real numbers.</summary>
public sealed record ToRealOp : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Index } x]
        ? x.Shape
        : new ShapeError(Name) { Expected = "an index", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        for (var i = 0; i < call.Result.Length; i++)
            call.Result[i] = T.CreateChecked(call.Indices(0)[i]);
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Option<Expr>.None];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Integers as real numbers.</summary>
    public static Expr ToReal(Expr x) => new ToRealOp().Apply(x);
}
