using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Properties;

/// <summary>A layer of our own that takes indices.</summary>
/// <param name="Classes">The number of different indices.</param>
public sealed record OneHotLayer(int Classes) : Layer
{
    public override Validation<NnError, Expr> Apply(Expr x, Place place) => Validated.Ok(Functions.OneHot(x, Classes));
}
