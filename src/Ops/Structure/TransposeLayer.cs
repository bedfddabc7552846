namespace Functional.Nn.Ops;

/// <summary>Axes in another order, in which that of the batch stays the first: axis i of the result is axis <c>Order[i]</c> of the input. From <c>[n, length, features]</c> to
/// <c>[n, features, length]</c> it is <c>transpose [0, 2, 1]</c>.</summary>
/// <param name="Order">Every axis once; 0 is that of a batch.</param>
public sealed record TransposeLayer(Axes Order) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Order is [0, ..]
        ? Functions.Transpose(x, Order)
        : new ShapeError("transpose") { Expected = "axis 0, that of the batch, first", Found = $"{Order}" };
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>Axes in another order: axis i of the result is axis <c>order[i]</c> of the input; 0 is that of a batch.</summary>
    public static Layer Transpose(Axes order) => new TransposeLayer(order);
}
