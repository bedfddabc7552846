namespace Functional.Nn.Ops;

/// <summary>The sum of all branches, each applied to the input; their shapes are equal.</summary>
/// <param name="Branches">One or more.</param>
public sealed record ParallelLayer(ValueList<Layer> Branches) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Ops.Branches.Apply(Branches, x, place, ys => ys.All(y => y.Type == ys[0].Type)
        ? ys.Skip(1).Aggregate(ys[0], (sum, y) => sum + y)
        : new ShapeError("parallel") { Expected = "branches of one shape", Found = string.Join(" and ", ys.Select(y => y.Type)) });
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The sum of all branches, each applied to the input.</summary>
    public static Layer Parallel(params ReadOnlySpan<Layer> branches) => new ParallelLayer(ValueList.Of(branches));
}
