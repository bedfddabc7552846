using System.Collections.Immutable;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Ops;

/// <summary>
/// Layers with some part changed: new values, while the old ones stay what they are. A place is named as in the names of parameters,
/// <c>residual1/dense2</c>; what a <c>repeat</c> holds stands at <c>repeat1/*/dense1</c>. Every layer but activations, which
/// have nothing to name, keeps its place's name, so the parameters of what did not change keep theirs.
/// </summary>
public static class LayerSurgery
{
    private const int Listed = 12;

    /// <summary>All places with what stands there, outer ones first.</summary>
    public static ImmutableArray<(string Place, Layer Layer)> Places(this Layer layer) => [.. LayerTree.Places(layer)];

    /// <summary>Each layer in another's stead, parts first.</summary>
    public static Layer Map(this Layer layer, Func<Layer, Layer> change) => LayerTree.Changed(layer, (_, part) => change(part));

    /// <summary>Another layer at a place. Errors: no such place.</summary>
    public static Validation<NnError, Layer> Replace(this Layer layer, string place, Layer other) => layer.Change(place, _ => other);

    /// <summary>What stands at a place, changed. Errors: no such place.</summary>
    public static Validation<NnError, Layer> Change(this Layer layer, string place, Func<Layer, Layer> change)
    {
        string[] places = [.. LayerTree.Places(layer).Select(at => at.Place)];
        return places.Contains(place)
            ? Ok(LayerTree.Changed(layer, (at, part) => at == place ? change(part) : part))
            : Fail<Layer>(new DataError("place of a layer")
            {
                Expected = places.Length == 0 ? "none: the model is the identity" : $"one of {string.Join(", ", places.Take(Listed))}{(places.Length > Listed ? ", ..." : "")}",
                Found = Term.Format(place),
                Hint = Nearest.Hint(place, places),
            });
    }
}
