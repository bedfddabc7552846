using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class MaxPoolTests
{
    private static readonly double[] Values = [0, -0.0, 1, 1, 2, -3, double.NaN, double.NegativeInfinity, double.PositiveInfinity];

    private static readonly Gen<(WindowSampling Windows, int Extent)> Axis =
        from kernel in Gen.Choose(1, 4)
        from stride in Gen.Choose(1, 3)
        from padding in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, kernel / 2)))
        from dilation in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Choose(1, 2)))
        from ceil in Gen.Elements(true, false)
        from extent in Gen.Choose(1, 40)
        where new WindowSampling(kernel, stride, padding, dilation, ceil).Of(extent).IsRight
        select (new WindowSampling(kernel, stride, padding, dilation, ceil), extent);

    /// <summary>In no order but that of positions: the first that none exceeds, where a NaN exceeds all.</summary>
    [Property(MaxTest = 200)]
    public Property The_largest_is_the_first_that_none_exceeds() => Prop.ForAll(
        (from axes in Axis.ListOf(2) from seed in Gen.Choose(0, 1000) from outer in Gen.Choose(0, 3) select (axes, seed, outer)).ToArbitrary(), c =>
        {
            Holds<float>([.. c.axes], c.seed, c.outer);
            Holds<double>([.. c.axes], c.seed, c.outer);
            Holds<Half>([.. c.axes], c.seed, c.outer);
        });

    private static void Holds<T>((WindowSampling Windows, int Extent)[] axes, int seed, int outer) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Key key = seed;
        var (rows, columns) = (axes[0].Extent, axes[1].Extent);
        T[] numbers = [.. Enumerable.Range(0, outer * rows * columns).Select(i => T.CreateChecked(Values[key.Integer(i, Values.Length)]))];
        var x = Expr.Constant(Tensor.Of(Shape.Of(outer, rows, columns), numbers));
        var found = Graph.Of([.. Expr.Of(new MaxPoolOp([axes[0].Windows, axes[1].Windows]), [x])]).Evaluate<T>(Env.Empty).OrThrow();
        var (values, places) = (((Tensor<T>)found[0]).Span.ToArray(), ((Tensor<int>)found[1]).Span.ToArray());
        var window = 0;
        for (var n = 0; n < outer; n++)
            for (var i = 0; i < found[0].Shape[1].Extent; i++)
                for (var j = 0; j < found[0].Shape[2].Extent; j++, window++)
                {
                    int[] read = [.. from row in Positions(axes[0], i) from column in Positions(axes[1], j) select (row * columns) + column];
                    var first = read.First(at => read.All(other => !Exceeds(numbers[(n * rows * columns) + other], numbers[(n * rows * columns) + at])));
                    Assert.Equal(first, places[window]);
                    Assert.Equal(numbers[(n * rows * columns) + first], values[window]);
                }
    }

    private static bool Exceeds<T>(T a, T b) where T : IFloatingPointIeee754<T> => a > b || (T.IsNaN(a) && !T.IsNaN(b));

    private static IEnumerable<int> Positions((WindowSampling Windows, int Extent) axis, int window) =>
        Enumerable.Range(0, axis.Windows.Kernel).Select(k => (window * axis.Windows.Stride) + (k * axis.Windows.Dilation) - axis.Windows.Padding).Where(at => at >= 0 && at < axis.Extent);
}
