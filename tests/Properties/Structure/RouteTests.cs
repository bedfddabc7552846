using Functional.Nn.Checking;
using Functional.Nn.Ops.Kernels;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(Arbitraries)])]
public sealed class RouteTests
{
    private static readonly Gen<(Shape Shape, Axes Order)> Transposed =
        from rank in Gen.Choose(1, 4)
        from extents in Gen.ArrayOf(Gen.Frequency((3, Gen.Choose(1, 9)), (2, Gen.Choose(10, 35)), (1, Gen.Choose(0, 1))), rank)
        from order in Gen.Shuffle(Enumerable.Range(0, rank))
        select (Shape.Of([.. extents.Select(extent => (Dim)extent)]), Axes.Of(order));

    private static readonly Gen<(Shape From, int Axis, int Read, int Write, int Length, int ReadStep, int WriteStep)> Part =
        from rank in Gen.Choose(1, 3)
        from extents in Gen.ArrayOf(Gen.Choose(1, 40), rank)
        from axis in Gen.Choose(0, rank - 1)
        from read in Gen.Choose(0, 5)
        from write in Gen.Choose(0, 5)
        from length in Gen.Choose(0, 90)
        from readStep in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Choose(2, 4)))
        from writeStep in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Choose(2, 4)))
        select (Shape.Of([.. extents.Select(extent => (Dim)extent)]).With(axis, read + (length * readStep)), axis, read, write, length, readStep, writeStep);

    [Property]
    public Property Axes_in_another_order_have_the_same_elements() => Prop.ForAll(Transposed.ToArbitrary(), c =>
    {
        var (steps, to) = (Moves.Strides(c.Shape), Shape.Of([.. c.Order.Select(axis => c.Shape[axis])]));
        var sources = Sources(to, [.. c.Order.Select(axis => steps[axis])], 0);
        var route = Route.Transposing(c.Shape, c.Order);
        Same(route, sources, c.Shape.Size, i => (float)i);
        Same(route, sources, c.Shape.Size, i => (double)i);
        Same(route, sources, c.Shape.Size, i => i);
        Same(route, sources, c.Shape.Size, i => (Half)(i % 2048));
    });

    [Property]
    public Property Positions_of_an_axis_go_where_they_belong_and_all_others_stay() => Prop.ForAll(Part.ToArbitrary(), c =>
    {
        var to = c.From.With(c.Axis, c.Write + (c.Length * c.WriteStep));
        var route = Route.Along(c.Axis, c.From, c.Read, to, c.Write, c.Length, c.ReadStep, c.WriteStep);
        var moved = c.From.With(c.Axis, c.Length);
        var (reads, writes) = (Steps(c.From, c.ReadStep), Steps(to, c.WriteStep));
        var expected = Enumerable.Repeat(-1, to.Size).ToArray();
        foreach (var (source, target) in Sources(moved, reads, c.Read * Moves.Strides(c.From)[c.Axis]).Zip(Sources(moved, writes, c.Write * Moves.Strides(to)[c.Axis])))
            expected[target] = source;
        Same(route, expected, c.From.Size, i => (float)i);
        Same(route, expected, c.From.Size, i => (double)i);
        Same(route, expected, c.From.Size, i => i);

        int[] Steps(Shape shape, int step) => [.. Moves.Strides(shape).Select((stride, axis) => axis == c.Axis ? stride * step : stride)];
    });

    [Fact]
    public void A_reversed_axis_is_read_in_runs()
    {
        var route = Route.Of(30, 0, (4, -10, 10), (10, 1, 1));
        Same(route, [.. Enumerable.Range(0, 40).Select(i => 30 - (i / 10 * 10) + (i % 10))], 40, i => (float)i);
        Assert.Throws<ArgumentOutOfRangeException>(() => Route.Of(20, 0, (4, -10, 10), (10, 1, 1)).Run<float>(new float[40], new float[40]));
    }

    /// <summary>Where each element comes from, in row-major order.</summary>
    private static int[] Sources(Shape shape, int[] steps, int start)
    {
        var sources = new[] { start };
        for (var axis = 0; axis < shape.Rank; axis++)
            sources = [.. sources.SelectMany(source => Enumerable.Range(0, shape[axis].Extent).Select(i => source + (i * steps[axis])))];
        return sources;
    }

    private static void Same<E>(Route route, int[] sources, int size, Func<int, E> element)
    {
        E[] y = [.. sources.Select(_ => element(-1))];
        route.Run<E>(Enumerable.Range(0, size).Select(element).ToArray(), y);
        Assert.Equal([.. sources.Select(element)], y);
    }
}
