using System.Collections.Immutable;
using System.Numerics;
using System.Numerics.Tensors;

namespace Functional.Nn.Ops;

/// <summary>What ops that work along the last axis share.</summary>
internal static class Rows
{
    public static Inference Infer(Op op, ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Real, Shape.Rank: > 0 } x]
        ? x.Shape
        : new ShapeError(op.Name) { Expected = "real numbers with at least one axis", Found = ShapeRules.Listed(inputs) };

    /// <summary>x - top; 0 at the top itself, even where that is infinite.</summary>
    public static void Below<T>(ReadOnlySpan<T> x, T top, Span<T> y) where T : INumberBase<T>
    {
        TensorPrimitives.Subtract(x, top, y);
        if (T.IsFinite(top))
            return;
        for (var i = 0; i < y.Length; i++)
            y[i] = x[i] == top ? T.Zero : y[i];
    }
}
