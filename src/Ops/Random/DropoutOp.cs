using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>
/// Each element of x is zeroed with probability <c>Rate</c> and else divided by 1 - Rate (inverted dropout, Srivastava et al.,
/// 2014). The mask is a function of the key and the place alone, so the op is linear in x and its own transpose.
/// </summary>
/// <param name="Rate">The probability of zero, from 0 to below 1.</param>
/// <param name="Place">The salt: two places never share a mask.</param>
public sealed record DropoutOp([Range(0.0, 1.0, MaximumIsExclusive = true)] double Rate, string Place) : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Real } x, { Kind: Kind.Index } key] && key.Shape == [2]
        ? x.Shape
        : new ShapeError(Name) { Expected = "real numbers and a key [2]", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        var x = call[0];
        var y = call.Result;
        var key = Key.From(call.Indices(1)).Fold(Place);
        var scale = T.CreateChecked(1 / (1 - Rate));
        for (var i = 0; i < y.Length; i++)
            y[i] = key.Uniform(i) < Rate ? T.Zero : x[i] * scale;
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Apply(at.Adjoint, at.Inputs[1]), Option<Expr>.None];
}
