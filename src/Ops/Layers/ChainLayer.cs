using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>Layers one after the other, none of them a chain itself; without any, the identity. Made by <c>&gt;&gt;</c>.</summary>
public sealed record ChainLayer : Layer, IChain
{
    internal ChainLayer(ValueList<Layer> layers) => Layers = layers;

    /// <summary>The layers, first to last: none, or two and more.</summary>
    public ValueList<Layer> Layers { get; }

    /// <inheritdoc/>
    public IReadOnlyList<object> Parts => Layers;

    /// <summary>The composition: flat, so that grouping does not matter; one layer is itself.</summary>
    public static Layer Of(params IEnumerable<Layer> layers) => layers.Where(layer => layer is not ChainLayer { Layers.Count: 0 }).ToArray() switch
    {
        [var one] => one,
        var several => several.SelectMany(layer => layer.Sequence).ToImmutableArray() is var flat && flat is [var last] ? last : new ChainLayer(ValueList.Of(flat.AsSpan())),
    };

    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Through(this, x, place);

    internal override ImmutableArray<Layer> Sequence => Layers.Items;

    /// <summary>The layers of a body in turn, each in a place of its own below <paramref name="place"/>.</summary>
    internal static Applied Through(Layer body, Expr x, Place place)
    {
        var layers = Labelled(body.Sequence).ToImmutableArray();
        return layers
            .Aggregate((Applied)x, (before, next) => before.Then(y => next.Layer.Apply(y, place.Enter(next.Label))))
            .With(Twins(layers, place));
    }

    /// <summary>Layers with their names: given ones, else numbered among their like.</summary>
    internal static IEnumerable<(Layer Layer, string Label)> Labelled(ImmutableArray<Layer> layers)
    {
        var numbers = new Dictionary<string, int>();
        foreach (var layer in layers)
            yield return (layer, layer.GivenName ?? $"{layer.Head}{numbers[layer.Head] = numbers.GetValueOrDefault(layer.Head) + 1}");
    }

    private static IEnumerable<NnError> Twins(ImmutableArray<(Layer Layer, string Label)> layers, Place place) =>
        from twins in layers.Where(l => l.Layer is not OpLayer).GroupBy(l => l.Label)
        where twins.Count() > 1
        select new ShapeError("two layers of one name")
        {
            Where = place.Enter(twins.Key).Site,
            Expected = "different names in one chain",
            Found = $"{twins.Count()} times '{twins.Key}'",
            Hint = "Rename one, or share parameters on purpose with shared.",
        };
}
