using System.Collections.Immutable;
using System.Numerics.Tensors;
using Functional.Nn.Ops.Kernels;
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
        Span<double> draws = stackalloc double[Threefry.Run];
        for (var start = 0; start < y.Length; start += Threefry.Run)
        {
            var part = y[start..Math.Min(start + Threefry.Run, y.Length)];
            Threefry.Uniform(key, start, draws[..part.Length]);
            TensorPrimitives.ConvertTruncating<double, T>(draws[..part.Length], part);
        }
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Option<Expr>.None];
}
