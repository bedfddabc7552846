using Functional.Nn.Ops;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Checking;

/// <summary>Smaller networks.</summary>
public static partial class NetworkGenerators
{
    /// <summary>Cases that still build, simpler by one step: fewer layers and branches, attributes by default, the sum of outputs as the
    /// loss, prediction, fewer examples, smaller ones, and numbers such as 0 and 1. Values stay where they fit.</summary>
    public static IEnumerable<NetworkCase> Shrink(NetworkCase @case) =>
        Structures(@case).SelectMany(smaller => Fit(smaller.Case, smaller.Batch)).Where(smaller => smaller != @case)
            .Concat(Points(@case));

    private static IEnumerable<(NetworkCase Case, int Batch)> Structures(NetworkCase @case) =>
    [
        .. LayerGenerators.Ends(@case.Layer, @case.Example).Select(end => (@case with { Layer = end.Layer, Example = end.Example }, @case.Batch)),
        .. LayerGenerators.Shrink(@case.Layer).Distinct().Select(layer => (@case with { Layer = layer }, @case.Batch)),
        .. Simpler(@case.Loss).Select(loss => (@case with { Loss = loss }, @case.Batch)),
        .. @case.IsTraining ? [(@case with { IsTraining = false }, @case.Batch)] : Array.Empty<(NetworkCase, int)>(),
        .. from batch in Smaller(@case.Batch) from kept in Ends(@case) select (kept, batch),
        .. from axis in Enumerable.Range(0, @case.Example.Shape.Rank)
           where @case.Example.Shape.Rank > 1
           select (@case with { Example = @case.Example with { Shape = Shape.Of([.. @case.Example.Shape.Where((_, i) => i != axis)]) } }, @case.Batch),
        .. from axis in Enumerable.Range(0, @case.Example.Shape.Rank)
           from extent in Smaller(@case.Example.Shape[axis].Extent)
           from kept in Ends(@case)
           select (kept with { Example = @case.Example with { Shape = @case.Example.Shape.With(axis, extent) } }, @case.Batch),
        .. @case.Key == default ? Array.Empty<(NetworkCase, int)>() : [(@case with { Key = default }, @case.Batch)],
    ];

    /// <summary>The case, of which the first numbers are kept, and turned round, so that the last ones are.</summary>
    private static IEnumerable<NetworkCase> Ends(NetworkCase @case) =>
        [@case, @case with { Point = Env.Of(@case.Point.Select(v => (v.Key, v.Value is Tensor<double> numbers ? Tensor.Generate(numbers.Shape, i => numbers.Span[^(i + 1)]) : v.Value))) }];

    private static IEnumerable<int> Smaller(int extent) => new[] { 1, extent / 2, extent - 1 }.Where(n => n >= 1 && n < extent).Distinct();

    private static IEnumerable<Loss?> Simpler(Loss? loss) => loss is null ? [] :
    [
        null,
        .. loss is MeanSquaredErrorLoss ? Array.Empty<Loss>() : [MeanSquaredError],
        .. LayerGenerators.Defaults(loss).Cast<Loss>(),
    ];

    /// <summary>Cases with all numbers of one variable simpler, then with one number.</summary>
    private static IEnumerable<NetworkCase> Points(NetworkCase @case)
    {
        var (model, objective) = (@case.Model, @case.Objective);
        var kept = model.Variables.OfType<StateOp>().ToDictionary(state => state.Variable, state => state.Start);
        return
            from variable in @case.Point
            from simpler in variable.Value switch
            {
                Tensor<int> indices => Zeros(indices),
                Tensor<double> numbers when kept.TryGetValue(variable.Key, out var start) => Tensor.Fill(numbers.Shape, start) is var still && still != numbers ? [still] : [],
                Tensor<double> numbers => Rounder(numbers),
                _ => Enumerable.Empty<Tensor>(),
            }
            let smaller = @case with { Point = @case.Point.With(variable.Key, simpler) }
            where IsModerate(smaller, objective)
            select smaller;
    }

    private static IEnumerable<Tensor> Zeros(Tensor<int> indices) => [.. Enumerable.Range(-1, indices.Length + 1)
        .Select(at => (Tensor)Tensor.Generate(indices.Shape, i => at == -1 || at == i ? 0 : indices.Span[i])).Where(zero => !zero.Equals(indices)).Distinct()];

    private static IEnumerable<Tensor> Rounder(Tensor<double> numbers) =>
        from at in Enumerable.Range(-1, numbers.Length + 1)
        from simpler in new Func<double, double>[] { _ => 0, _ => 1, v => v < 0 ? -1 : 1, Math.Truncate, v => Math.Round(2 * v) / 2 }
        let next = Tensor.Generate(numbers.Shape, i => at == -1 || at == i ? simpler(numbers.Span[i]) : numbers.Span[i])
        where next.Span.ToArray().Sum(Digits) < numbers.Span.ToArray().Sum(Digits)
        select (Tensor)next;

    /// <summary>How far a number is from a simple one: 0, 1, -1, the other integers, halves, the rest.</summary>
    private static double Digits(double v) => v is 0 ? 0 : v is 1 ? 1 : v is -1 ? 2 : (double.IsInteger(v) ? 3 : double.IsInteger(2 * v) ? 100 : 1000) + Math.Abs(v);
}
