using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>The body as it works in prediction, with parameters that training leaves as they are: no dropout, running statistics instead of
/// those of the batch, and no updates of them. Gradients flow through to what comes before. Freezing renames nothing: layers have the
/// places that they would have.</summary>
/// <param name="Body">What is frozen.</param>
public sealed record FrozenLayer(Layer Body) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place)
    {
        if (Body is ChainLayer)
            return ChainLayer.Through(this, x, place);
        var input = Expr.Var("input of what is frozen", x.Type);
        return Body.Apply(input, place).Settled(values =>
        {
            var frozen = Passes.Freeze.Run(Graph.Of(values));
            return frozen.Substitute(value => frozen.Values[value] == input ? x : null);
        });
    }

    internal override ImmutableArray<Layer> Sequence => Body is ChainLayer ? ImmutableArray.CreateRange(Body.Sequence, Layers.Frozen) : [this];

    internal override string Head => Body.Head;

    internal override string? GivenName => Body.GivenName;
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The body as it works in prediction, with parameters that training leaves as they are.</summary>
    public static Layer Frozen(Layer body) => new FrozenLayer(body);
}
