using Functional.Nn.Ops;

namespace Functional.Nn.Properties;

/// <summary>A layer with an argument of which nothing can be drawn.</summary>
public sealed record DelegatingLayer(Uri Address) : Layer
{
    protected override Applied Output(Expr x, Place place) => x;
}
