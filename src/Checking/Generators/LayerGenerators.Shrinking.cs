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
        OpLayer { Op: ReluOp } => [Layer.Identity],
        OpLayer { Op: var op } => [Layer.Identity, Ops.Layers.Relu, .. Defaults(op).Select(simpler => new OpLayer((ActivationOp)simpler))],
        _ => Smaller(layer, [.. Term.Of(layer).Arguments.Select(a => a.Value)]),
    };

    /// <summary>The ends of a chain, short ones first, with the type of what they are applied to.</summary>
    internal static IEnumerable<(Layer Layer, TensorType Example)> Ends(Layer layer, TensorType example) =>
        from start in layer is ChainLayer chain ? Enumerable.Range(1, Math.Max(0, chain.Layers.Count - 1)).Reverse() : []
        from type in After(ChainLayer.Of(((ChainLayer)layer).Layers.Take(start)), example)
        select (ChainLayer.Of(((ChainLayer)layer).Layers.Skip(start)), type);

    /// <summary>The record with one argument less that is not the default.</summary>
    internal static IEnumerable<object> Defaults(object record) =>
        from argument in Term.Of(record).Arguments
        where argument.Parameter.HasDefaultValue && !Equals(argument.Value, argument.Parameter.DefaultValue)
        select Term.ConstructorOf(record.GetType())!.Invoke([.. Term.Of(record).Arguments.Select(a => a.Parameter == argument.Parameter ? a.Parameter.DefaultValue : a.Value)]);

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
                int and > 1 and var n => new[] { 1, n - 1 }.Distinct().Cast<object>(),
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
