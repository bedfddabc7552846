using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Numbers drawn uniformly between 0 and 1: a function of the key and the place alone.</summary>
/// <param name="Shape">The shape.</param>
/// <param name="Place">The salt: two places never share draws.</param>
public sealed record UniformOp(Shape Shape, string Place) : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Index } key] && key.Shape == [2]
        ? Shape
        : new ShapeError(Name) { Expected = "a key [2]", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        var y = call.Result;
        var key = Key.From(call.Indices(0)).Fold(Place);
        for (var i = 0; i < y.Length; i++)
            y[i] = T.CreateChecked(key.Uniform(i));
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Option<Expr>.None];
}
