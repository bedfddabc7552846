using System.Numerics;
using Functional.Nn.Ops;
using Functional.Nn.Plots;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>What a layer answers to some examples, in prediction.</summary>
/// <param name="Place">Where it stands, as in names of parameters.</param>
/// <param name="Activations">All numbers that it answers.</param>
/// <param name="Units">How many numbers it answers to one example.</param>
/// <param name="Dead">How many of them are 0 for every example.</param>
public sealed record LayerStatistics(string Place, FiveNumberSummary Activations, int Units, int Dead)
{
    /// <summary>The statistics of every layer, inner ones included, that answers real numbers; or why the examples do not fit.</summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="parameters">Its variables.</param>
    /// <param name="examples">Some examples, along the first axis.</param>
    public static Validation<NnError, ValueList<LayerStatistics>> Of<T>(Model model, Env parameters, Tensor examples) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Of<T>(new Programs(model.Activations, Passes.Fuse), parameters, examples);

    internal static Validation<NnError, ValueList<LayerStatistics>> Of<T>(Programs activations, Env parameters, Tensor examples) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        activations.Run<T>(parameters.With(Model.InputName, examples).To<T>()).Map(found => ValueList.Of<LayerStatistics>(
            [.. activations.Outputs.Names.Select(place => (place, Values: found[place])).Where(layer => layer.Values.Kind is Kind.Real).Select(layer => Of(layer.place, layer.Values))]));

    /// <summary>A row for each layer.</summary>
    public static Table Table(ValueList<LayerStatistics> layers) => new(
        ["layer", .. FiveNumberSummary.Headings, "units", "dead"],
        [.. layers.Select(layer => ValueList.Of<string>([layer.Place, .. layer.Activations.Cells(Numerals.Readable), $"{layer.Units}", $"{layer.Dead}"]))]);

    /// <summary>How activations spread from layer to layer.</summary>
    public static Plot Plot(ValueList<LayerStatistics> layers)
    {
        ValueList<double> numbers = [.. Enumerable.Range(1, layers.Count).Select(i => (double)i)];
        ValueList<double> Each(Func<FiveNumberSummary, double> value) => [.. layers.Select(layer => value(layer.Activations))];
        return Plots.Plot.Of("activations by layer",
            new Band("mean ± deviation", numbers, Each(a => a.Mean - a.Deviation), Each(a => a.Mean + a.Deviation)),
            new Line("mean ± deviation", numbers, Each(a => a.Mean)),
            new Line("median", numbers, Each(a => a.Median)),
            new Line("quartiles", numbers, Each(a => a.LowerQuartile)),
            new Line("quartiles", numbers, Each(a => a.UpperQuartile))).LabelX("layer");
    }

    private static LayerStatistics Of(string place, Tensor values)
    {
        var numbers = values.To<double>().Span;
        var examples = values.Shape[0].Extent;
        var units = examples == 0 ? 0 : numbers.Length / examples;
        var alive = new bool[units];
        for (var i = 0; i < numbers.Length; i++)
            alive[i % units] |= numbers[i] != 0;
        return new(place, FiveNumberSummary.Of(values), units, alive.Count(unit => !unit));
    }
}
