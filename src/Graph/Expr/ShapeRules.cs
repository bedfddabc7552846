using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>What the shape rules of many ops share.</summary>
public static class ShapeRules
{
    /// <summary>The types as a list for an error.</summary>
    public static string Listed(ImmutableArray<TensorType> types) => string.Join(" and ", types);

    /// <summary>The common shape of <paramref name="count"/> real inputs of equal shape.</summary>
    public static Inference SameReals(Op op, ImmutableArray<TensorType> inputs, int count) =>
        inputs.Length == count && inputs[0].Kind is Kind.Real && inputs.AsSpan().Count(inputs[0]) == count
            ? inputs[0].Shape
            : new ShapeError(op.Name) { Expected = count == 1 ? "one tensor of real numbers" : $"{count} times real numbers of one shape", Found = Listed(inputs) };
}
