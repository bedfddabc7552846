using System.Collections.Immutable;
using System.Numerics;

namespace Functional.Nn.Checking;

/// <summary>Smaller values that may fail in the same way.</summary>
public static class Shrinkers
{
    /// <summary>Shapes with one axis less, or a smaller extent.</summary>
    public static IEnumerable<Shape> Shape(Shape shape) =>
    [
        .. shape.Select((_, axis) => Nn.Shape.Of([.. shape.Where((_, i) => i != axis)])),
        .. from axis in Enumerable.Range(0, shape.Rank)
           from extent in shape[axis].IsKnown ? Smaller(shape[axis].Extent) : [2]
           select shape.With(axis, extent),
    ];

    /// <summary>Tensors with a smaller extent, and tensors of simpler elements: 0, or without a fraction.</summary>
    public static IEnumerable<Tensor<T>> Tensor<T>(Tensor<T> tensor) where T : unmanaged, INumber<T> =>
    [
        .. from axis in Enumerable.Range(0, tensor.Shape.Rank)
           from extent in Smaller(tensor.Shape[axis].Extent)
           select Cut(tensor, axis, extent),
        .. from i in Enumerable.Range(0, tensor.Length)
           from simpler in new[] { T.Zero, T.CreateTruncating(double.Truncate(double.CreateTruncating(tensor.Span[i]))) }.Distinct()
           where T.Abs(simpler) < T.Abs(tensor.Span[i])
           select Nn.Tensor.Generate(tensor.Shape, k => k == i ? simpler : tensor.Span[k]),
    ];

    /// <summary>Environments with one tensor smaller or simpler, whose shape stays.</summary>
    public static IEnumerable<Env> Env(Env env) =>
        from variable in env
        where variable.Value is Tensor<double>
        from simpler in Tensor((Tensor<double>)variable.Value)
        where simpler.Shape == variable.Value.Shape
        select env.With(variable.Key, simpler);

    /// <summary>Cases with smaller inputs that the op still takes. Elements stay, so that what is declared of the case stays true.</summary>
    public static IEnumerable<OpCase> Case(OpCase @case)
    {
        var extents = @case.Inputs.SelectMany(x => x.Shape).Select(dim => dim.Extent).Distinct();
        var all = from extent in extents
                  from smaller in Smaller(extent)
                  select ImmutableArray.CreateRange(@case.Inputs.Select(x => Axes.All(x.Shape.Rank).Aggregate(x, (t, axis) => t.Shape[axis] == extent ? Cut(t, axis, smaller) : t)));
        var one = from input in Enumerable.Range(0, @case.Inputs.Count)
                  from axis in Enumerable.Range(0, @case.Inputs[input].Shape.Rank)
                  from smaller in Smaller(@case.Inputs[input].Shape[axis].Extent)
                  select @case.Inputs.Items.SetItem(input, Cut(@case.Inputs[input], axis, smaller));
        return
            from inputs in all.Concat(one)
            where @case.Op.Infer(ImmutableArray.CreateRange(inputs, x => x.Type)).Types.IsRight
            select @case with { Inputs = ValueList.Of(inputs.AsSpan()) };
    }

    private static IEnumerable<int> Smaller(int extent) => new[] { 0, 1, extent / 2, extent - 1 }.Where(n => n >= 0 && n < extent).Distinct();

    internal static Tensor Cut(Tensor tensor, int axis, int extent) => tensor switch
    {
        Tensor<double> reals => Cut(reals, axis, extent),
        Tensor<int> indices => Cut(indices, axis, extent),
        _ => tensor,
    };

    private static Tensor<T> Cut<T>(Tensor<T> tensor, int axis, int extent) where T : unmanaged, INumber<T>
    {
        var inner = tensor.Shape[(axis + 1)..].Size;
        var from = tensor.Shape[axis].Extent * inner;
        return Nn.Tensor.Generate(tensor.Shape.With(axis, extent), i => tensor.Span[(i / (extent * inner) * from) + (i % (extent * inner))]);
    }
}
