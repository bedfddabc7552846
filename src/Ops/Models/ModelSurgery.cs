using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Ops;

/// <summary>Models with some part changed: new values, built for the same examples; see <see cref="LayerSurgery"/> for places.</summary>
public static class ModelSurgery
{
    /// <summary>The model with each layer in another's stead, parts first. Errors: what does not fit then.</summary>
    public static Validation<NnError, Model> Map(this Model model, Func<Layer, Layer> change) => model.Layer.Map(change).Build(model.Example);

    /// <summary>The model with another layer at a place. Errors: no such place, what does not fit then.</summary>
    public static Validation<NnError, Model> Replace(this Model model, string place, Layer other) => model.Changed(place, _ => other);

    /// <summary>The model with what stands at a place under another name. Errors: no such place, two places of one name.</summary>
    public static Validation<NnError, Model> Named(this Model model, string place, string name) => model.Changed(place, part => part is RenamedLayer renamed ? renamed with { Name = name } : Layers.Renamed(name, part));

    /// <summary>The model without what stands at a place. Errors: no such place, what does not fit then.</summary>
    public static Validation<NnError, Model> Prune(this Model model, string place) => model.Replace(place, Layer.Identity);

    /// <summary>The model with parameters, at these places, that training leaves as they are; see <see cref="FrozenLayer"/>. Errors: no such place.</summary>
    public static Validation<NnError, Model> Freeze(this Model model, params IEnumerable<string> places) =>
        model.Changed(places, part => part is FrozenLayer ? part : Layers.Frozen(part));

    /// <summary>The model in which training learns the parameters at these places, or, where none are named, every parameter. What stands in something
    /// that is frozen as a whole stays frozen with it. Errors: no such place.</summary>
    public static Validation<NnError, Model> Unfreeze(this Model model, params IEnumerable<string> places) =>
        places.Any() ? model.Changed(places, part => part.Map(Thawed)) : model.Map(Thawed);

    private static Layer Thawed(Layer part) => part is FrozenLayer frozen ? frozen.Body : part;

    private static Validation<NnError, Model> Changed(this Model model, string place, Func<Layer, Layer> change) => model.Changed([place], change);

    private static Validation<NnError, Model> Changed(this Model model, IEnumerable<string> places, Func<Layer, Layer> change) =>
        places.Aggregate(Ok(model.Layer), (changed, place) => changed.Bind(layer => layer.Change(place, change))).Bind(layer => layer.Build(model.Example));
}
