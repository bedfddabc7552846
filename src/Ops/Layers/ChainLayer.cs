using System.Collections.Immutable;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Ops;

/// <summary>Layers one after the other, none of them a chain itself; without any, the identity. Made by <c>&gt;&gt;</c>.</summary>
/// <param name="Layers">The layers, first to last.</param>
public sealed record ChainLayer(ValueList<Layer> Layers) : Layer, IChain
{
    /// <inheritdoc/>
    public IReadOnlyList<object> Parts => Layers;

    /// <summary>The composition: flat, so that grouping does not matter; one layer is itself.</summary>
    public static Layer Of(params IEnumerable<Layer> layers) =>
        layers.SelectMany(layer => layer.Sequence).ToImmutableArray() is [var one] ? one : new ChainLayer(ValueList.Of<Layer>([.. layers.SelectMany(layer => layer.Sequence)]));

    /// <inheritdoc/>
    public override Validation<NnError, Expr> Apply(Expr x, Place place) => Through(this, x, place);

    /// <summary>The layers of a body in turn, each in a place of its own below <paramref name="place"/>. After an error that tells
    /// what its result would have been, checking goes on with that.</summary>
    internal static Validation<NnError, Expr> Through(Layer body, Expr x, Place place)
    {
        var errors = ImmutableArray.CreateBuilder<NnError>();
        foreach (var (layer, label) in Labelled(body.Sequence))
        {
            var applied = layer.Apply(x, place.Enter(label));
            errors.AddRange(applied.Errors());
            var next = applied.Match(Succ: y => y, Fail: e => e.OfType<ShapeError>().LastOrDefault()?.Assumed is { } assumed ? Expr.Var("?", assumed) : null!);
            if (next is null)
                return Fail<Expr>(errors);
            x = next;
        }

        errors.AddRange(Twins(body.Sequence, place));
        return errors.Count == 0 ? Ok(x) : Fail<Expr>(errors.Select(e => e));
    }

    private static IEnumerable<(Layer Layer, string Label)> Labelled(ImmutableArray<Layer> layers) => layers.Select((layer, i) =>
        (layer, layer.Label(1 + layers.Take(i).Count(before => before.GetType() == layer.GetType()))));

    private static IEnumerable<NnError> Twins(ImmutableArray<Layer> layers, Place place) =>
        from twins in Labelled(layers).Where(l => l.Layer is not SharedLayer).GroupBy(l => l.Label)
        where twins.Count() > 1
        select new ShapeError("two layers of one name")
        {
            Where = place.Enter(twins.Key).Site,
            Expected = "different names in one chain",
            Found = $"{twins.Count()} times '{twins.Key}'",
            Hint = "Rename one, or share parameters on purpose with shared.",
        };
}
