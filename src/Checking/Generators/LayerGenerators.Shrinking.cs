using System.Collections.Immutable;
using Functional.Nn.Ops;

namespace Functional.Nn.Checking;

/// <summary>Smaller layers, by the types of their arguments.</summary>
public static partial class LayerGenerators
{
    /// <summary>The parts of a layer, and the layer with one argument smaller: a part less, the default, 1.</summary>
    public static IEnumerable<Layer> Shrink(Layer layer) => layer switch
    {
        ChainLayer { Layers.Count: 0 } => [],
        ChainLayer chain => chain.Layers.Concat(Lists(chain.Layers).Select(layers => ChainLayer.Of(layers))),
        OpLayer { Op: LeakyReluOp or EluOp } => [Layer.Identity, Ops.Layers.Relu],
        OpLayer => [Layer.Identity],
        _ => Smaller(layer, [.. Term.Of(layer).Arguments.Select(a => a.Value)]),
    };

    private static IEnumerable<Layer> Smaller(Layer layer, ImmutableArray<object?> arguments)
    {
        var made = Term.ConstructorOf(layer.GetType())!;
        var parts = arguments.SelectMany(a => a is Layer part ? [part] : a is ValueList<Layer> branches ? branches : Enumerable.Empty<Layer>()).ToArray();
        return (parts is [] ? [Layer.Identity] : parts).Concat(
            from parameter in made.GetParameters()
            from smaller in arguments[parameter.Position] switch
            {
                Layer part => Shrink(part),
                ValueList<Layer> branches => Lists(branches).Where(list => !list.IsEmpty).Select(list => (object?)ValueList.Of(list.AsSpan())),
                var value when parameter.HasDefaultValue => Equals(value, Term.Default(parameter)) ? [] : [Term.Default(parameter)],
                int and not 1 => [1],
                _ => Enumerable.Empty<object?>(),
            }
            select (Layer)made.Invoke([.. arguments.SetItem(parameter.Position, smaller)]));
    }

    private static IEnumerable<ImmutableArray<Layer>> Lists(ValueList<Layer> layers) =>
        Enumerable.Range(0, layers.Count).Select(layers.Items.RemoveAt).Concat(
            from i in Enumerable.Range(0, layers.Count)
            from smaller in Shrink(layers[i])
            select layers.Items.SetItem(i, smaller));
}
