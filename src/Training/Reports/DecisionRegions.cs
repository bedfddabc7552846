using System.Numerics;
using Functional.Nn.Ops;
using Functional.Nn.Plots;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>Where a classifier of two numbers decides for which class.</summary>
public static class DecisionRegions
{
    private const int Cells = 100;
    private const double Margin = 0.1;

    /// <summary>The areas of the classes, with the examples over them. Errors: a model that does not take two numbers, data without classes.</summary>
    /// <typeparam name="T">The type in which real numbers are computed.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="parameters">Its variables.</param>
    /// <param name="loss">What it was trained to minimise, which says how its output is read.</param>
    /// <param name="data">The examples, with names of classes.</param>
    public static Validation<NnError, Plot> Of<T>(Model model, Env parameters, Loss loss, Dataset data) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (model.Example != new TensorType([2]) || data.FeatureShape != model.Example.Shape || data.Targets is not Tensor<int> classes || data.ClassNames.Count == 0)
            return Fail<Plot>(new DataError("decision regions") { Expected = "a model of examples [2], and data with classes", Found = $"a model of examples {model.Example}, data of {data.FeatureShape} with {data.Targets.Type}" });
        var points = data.Features.To<double>();
        ValueList<double> xs = [.. Enumerable.Range(0, data.Count).Select(i => points.Span[2 * i])], ys = [.. Enumerable.Range(0, data.Count).Select(i => points.Span[(2 * i) + 1])];
        var (x, y) = (Interval.Of(xs).Widened(Margin), Interval.Of(ys).Widened(Margin));
        var grid = Tensor.Generate([Cells * Cells, 2], i => T.CreateSaturating(i % 2 == 0 ? x.At(((i / 2 % Cells) + 0.5) / Cells) : y.At(((i / 2 / Cells) + 0.5) / Cells)));
        return model.Compile<T>(parameters).Run(grid).Map(outputs => Plot.Of("decisions", new Regions(new Field(x, y, Cells, [.. Decisions.Of(loss, outputs).Select(decided => (double)decided)]), data.ClassNames))
            .With(Scatter.OfClasses(data.ClassNames, [.. classes.Span.ToArray()], xs, ys))
            .LabelX(data.FeatureNames is [var first, _] ? first : "x").LabelY(data.FeatureNames is [_, var second] ? second : "y"));
    }
}
