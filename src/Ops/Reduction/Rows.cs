using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>The shape rule of ops that work along the last axis.</summary>
internal static class Rows
{
    public static Inference Infer(Op op, ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Real, Shape.Rank: > 0 } x]
        ? x.Shape
        : new ShapeError(op.Name) { Expected = "real numbers with at least one axis", Found = ShapeRules.Listed(inputs) };
}
