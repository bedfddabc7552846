using Functional.Nn.Ops;

namespace Functional.Nn.Properties;

/// <summary>A layer that somebody else wrote, with operators: what they throw is an error at its place.</summary>
/// <param name="Extra">The extent of what is added.</param>
public sealed record HandWrittenLayer(int Extra) : Layer
{
    protected override Applied Output(Expr x, Place place) => x + place.Param("extra", [Extra], Initializers.Constant(1));
}
