using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>The first value of a step that is not finite: no number that it is computed from is so.</summary>
/// <param name="Node">Its name in the listing of the step, and its op.</param>
/// <param name="Part">The place of the innermost layer in which it is computed; <c>loss</c>, or <c>gradients and updates</c>.</param>
/// <param name="Row">The first example of the batch, from 1, for which it is not finite; none where there is not a row for each.</param>
/// <param name="Value">The value.</param>
public sealed record NonFinite(string Node, string Part, Option<int> Row, Tensor Value)
{
    /// <summary>How many elements are not finite.</summary>
    public int Count => Value.To<double>().Span.ToArray().Count(element => !double.IsFinite(element));

    internal static NonFinite Of(TrainingStep step, string name, Expr expr, Tensor value) => new(
        $"{name} = {expr.Op.Name}",
        PartOf(step, expr),
        expr.Shape is [var first, ..] && first == Dim.Batch ? FirstRow(value) : Option<int>.None,
        value);

    internal NumericError ToError(int step) => new("value that is not finite")
    {
        Where = string.Join(", ", new[] { $"step {step}", Part, Node }.Where(text => text is not "").Concat(Row.Map(row => $"example {row} of the batch"))),
        Expected = "finite numbers",
        Found = $"{Count} of {Value.Length} elements of {Value.Shape}",
        Hint = "Lower the learning rate, clip the gradient, or look at the data.",
    };

    /// <summary>The part with the least in it that has the value: layers contain what was computed before them.</summary>
    private static string PartOf(TrainingStep step, Expr expr)
    {
        var layers = step.Model.Visited(Passes.Training);
        return layers.Names.Select((place, i) => (Place: place, Values: Graph.Of(layers.Graph.Values[layers.Graph.Outputs[i]]).Values)).Append((Place: "loss", Values: Graph.Of(step.Loss).Values))
            .Where(part => part.Values.Contains(expr))
            .OrderBy(part => part.Values.Length).ThenByDescending(part => part.Place.Count(c => c == '/'))
            .Select(part => part.Place).FirstOrDefault("gradients and updates");
    }

    private static Option<int> FirstRow(Tensor value)
    {
        var numbers = value.To<double>().Span;
        var width = value.Length / Math.Max(1, value.Shape[0].Extent);
        for (var i = 0; i < numbers.Length; i++)
            if (!double.IsFinite(numbers[i]))
                return 1 + (i / width);
        return Option<int>.None;
    }
}
