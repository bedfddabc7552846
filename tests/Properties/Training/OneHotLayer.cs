using Functional.Nn.Ops;

namespace Functional.Nn.Properties;

/// <summary>A layer of our own that takes indices.</summary>
/// <param name="Classes">The number of different indices.</param>
public sealed record OneHotLayer(int Classes) : Layer
{
    protected override Applied Output(Expr x, Place place) => Functions.OneHot(x, Classes);
}
