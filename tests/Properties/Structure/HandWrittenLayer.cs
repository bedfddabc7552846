using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Properties;

/// <summary>A layer that somebody else wrote, with operators: what they throw is an error at its place.</summary>
/// <param name="Extra">The extent of what is added.</param>
public sealed record HandWrittenLayer(int Extra) : Layer
{
    public override Validation<NnError, Expr> Apply(Expr x, Place place) =>
        Validated.Ok(x + place.Param("extra", [Extra], Initializers.Constant(1)));
}
