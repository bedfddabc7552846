using System.Globalization;

namespace Functional.Nn.Ops;

/// <summary>What is different at one place of two models: a layer that one of them has, or other attributes or another output.</summary>
/// <param name="Place">The place; empty for the examples.</param>
/// <param name="Before">What the first has there, or null.</param>
/// <param name="After">What the second has there, or null.</param>
public sealed record Difference(string Place, string? Before, string? After)
{
    /// <summary>All differences of two models, in the order of the second's places; none for equal models.</summary>
    public static ValueList<Difference> Of(Model before, Model after)
    {
        var (old, now) = (Described(before), Described(after));
        return [.. old.Keys.Where(place => !now.ContainsKey(place)).Concat(now.Keys)
            .Select(place => new Difference(place, old.GetValueOrDefault(place), now.GetValueOrDefault(place)))
            .Where(difference => difference.Before != difference.After)];
    }

    /// <summary>As lines that begin with - and +.</summary>
    public override string ToString() => string.Join('\n', new[] { Line('-', Before), Line('+', After) }.OfType<string>());

    private string? Line(char sign, string? text) => text is null ? null : string.Create(CultureInfo.InvariantCulture, $"{sign} {(Place is "" ? "model" : Place)}: {text}");

    /// <summary>What stands at each place. Layers with parts are told by their parts, which have places of their own.</summary>
    private static Dictionary<string, string> Described(Model model) => model.Summary.Rows
        .Select(row => (row.Place, Text: $"{Text(row.Layer, row.Place)} {row.Output}"))
        .Prepend(("", $"{model.Example}"))
        .ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);

    /// <summary>A layer with dots for its parts, which have places of their own; without a name that the place tells.</summary>
    private static string Text(Layer layer, string place) => layer is FrozenLayer frozen ? $"frozen {Text(frozen.Body, place)}"
        : layer is RenamedLayer renamed ? place[(place.LastIndexOf('/') + 1)..] == renamed.Name ? Text(renamed.Layer, place) : $"renamed {Term.Format(renamed.Name)} {Text(renamed.Layer, place)}"
        : LayerTree.HasParts(layer) ? string.Join(' ', Term.Of(layer).Arguments.Select(argument => argument.Value switch
        {
            Layer => "...",
            ValueList<Layer> branches => $"[{string.Join(", ", branches.Select(_ => "..."))}]",
            var value => Term.Format(value),
        }).Prepend(Term.HeadOf(layer.GetType())))
        : $"{layer}";
}
