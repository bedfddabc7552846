using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>
/// A layer as a tree of layers, each at its place: as in names of parameters, but the repetitions of a <see cref="RepeatLayer"/>, which
/// are one description, are one place, <c>*</c>. A part that is called Body stands at its layer's own place, others below their names, as
/// <c>memory/</c>. What renames or freezes a layer stands at that layer's place.
/// </summary>
internal static class LayerTree
{
    private const string EachTime = "*/";

    /// <summary>Each layer in another's stead, parts first; where it stays what it is, it keeps its place's name.</summary>
    /// <param name="layer">The tree.</param>
    /// <param name="change">From a place and what stands there, with its parts changed already, to what shall stand there. What another layer
    /// only renames or freezes has no place of its own.</param>
    public static Layer Changed(Layer layer, Func<string?, Layer, Layer> change) => Sequence(layer, "", change);

    /// <summary>All places with what stands there, outer ones first.</summary>
    public static IEnumerable<(string Place, Layer Layer)> Places(Layer layer) => Places(layer, "");

    private static IEnumerable<(string, Layer)> Places(Layer body, string prefix) =>
        from part in ChainLayer.Labelled(body.Sequence)
        let bare = Bare(part.Layer)
        from place in Parts(bare).SelectMany(inner => Places(inner.Part, $"{prefix}{part.Label}/{inner.Prefix}")).Prepend((prefix + part.Label, part.Layer))
        select place;

    private static Layer Sequence(Layer body, string prefix, Func<string?, Layer, Layer> change)
    {
        ImmutableArray<(string Label, Layer Layer)> changed = [.. ChainLayer.Labelled(body.Sequence).Select(part => (part.Label, At(part.Layer, prefix + part.Label, prefix + part.Label, change)))];
        var same = changed.Zip(body.Sequence, (after, before) => after.Layer.Equals(before)).All(same => same);
        return same ? body : ChainLayer.Of(Named(changed));
    }

    private static Layer At(Layer layer, string place, string? own, Func<string?, Layer, Layer> change) => change(own, WithParts(layer, (part, prefix) =>
        IsWrapper(layer) ? At(part, place, null, change) : Sequence(part, $"{place}/{prefix}", change)) switch
    {
        RenamedLayer { Layer.Sequence.IsEmpty: true } or FrozenLayer { Body.Sequence.IsEmpty: true } => Layer.Identity,
        RenamedLayer { Layer.Sequence: not [_] } renamed => Layers.Named(renamed.Name, renamed.Layer),
        var whole => whole,
    });

    /// <summary>The layers in a chain whose places keep their names: given where numbering would find another.</summary>
    private static IEnumerable<Layer> Named(ImmutableArray<(string Label, Layer Layer)> changed)
    {
        var numbers = new Dictionary<string, int>();
        foreach (var (label, layer) in changed)
            if (layer.Sequence is not [var only])
                yield return layer.Sequence.IsEmpty ? layer : Layers.Named(label, layer);
            else if (only is OpLayer or { GivenName: not null } || label == $"{only.Head}{numbers[only.Head] = numbers.GetValueOrDefault(only.Head) + 1}")
                yield return only;
            else
            {
                numbers[only.Head]--;
                yield return Layers.Renamed(label, only);
            }
    }

    private static bool IsWrapper(Layer layer) => layer is RenamedLayer or FrozenLayer;

    private static Layer Bare(Layer layer)
    {
        while (IsWrapper(layer))
            layer = Parts(layer).Single().Part;
        return layer;
    }

    /// <summary>Whether other layers stand in this one, at places of their own.</summary>
    public static bool HasParts(Layer layer) => Parts(layer).Any();

    private static IEnumerable<(Layer Part, string Prefix)> Parts(Layer layer) => layer is ChainLayer or OpLayer ? [] : Term.Of(layer).Arguments.SelectMany(argument => argument.Value switch
    {
        Layer part => [(part, Prefix(layer, argument.Parameter.Name!))],
        ValueList<Layer> branches => branches.Select((branch, i) => (branch, $"{i + 1}/")),
        _ => Enumerable.Empty<(Layer, string)>(),
    });

    /// <summary>Where a part stands in a layer: its body at the layer's own place, others below their names.</summary>
    private static string Prefix(Layer layer, string argument) => layer is RepeatLayer ? EachTime : argument is nameof(FrozenLayer.Body) ? "" : $"{Term.Words(argument)}/";

    /// <summary>The layer with other parts, through its constructor; itself if none is another.</summary>
    private static Layer WithParts(Layer layer, Func<Layer, string, Layer> change)
    {
        if (!HasParts(layer))
            return layer;
        var arguments = Term.Of(layer).Arguments;
        object?[] changed = [.. arguments.Select(argument => argument.Value switch
        {
            Layer part => change(part, Prefix(layer, argument.Parameter.Name!)),
            ValueList<Layer> branches => ValueList.Of<Layer>([.. branches.Select((branch, i) => change(branch, $"{i + 1}/"))]),
            var other => other,
        })];
        return changed.Zip(arguments, (after, before) => Equals(after, before.Value)).All(same => same) ? layer : (Layer)Term.ConstructorOf(layer.GetType())!.Invoke(changed);
    }
}
