namespace Functional.Nn.Ops;

/// <summary>x + body(x); the body keeps the shape.</summary>
/// <param name="Body">What is added to the input.</param>
public sealed record ResidualLayer(Layer Body) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => ChainLayer.Through(Body, x, place).Then(y => y.Type == x.Type
        ? x + y
        : (Applied)new ShapeError("residual") { Expected = $"a body that keeps the shape {x.Type}", Found = $"{y.Type}" }).Assuming(x.Type);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x + body(x); the body keeps the shape.</summary>
    public static Layer Residual(Layer body) => new ResidualLayer(body);
}
