using Functional.Nn.Ops;

namespace Functional.Nn.Bench;

/// <summary>The mean over the second axis: <c>[batch, time, features] → [batch, features]</c>.</summary>
internal sealed record MeanOverTimeLayer : Layer
{
    protected override Applied Output(Expr x, Place place) => Functions.Mean(x, 1);
}
