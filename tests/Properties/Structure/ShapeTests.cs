using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class ShapeTests
{
    private static readonly Arbitrary<Shape> Any = Arb.From(ShapeGenerators.Symbolic, Shrinkers.Shape);

    [Property]
    public Property Broadcasting_is_the_smallest_shape_that_both_broadcast_to() => Prop.ForAll(Any, Any, Any, (a, b, c) => Shape.Broadcast(a, b) is { } ab
        ? a.BroadcastsTo(ab) && b.BroadcastsTo(ab) && ab.Rank == Math.Max(a.Rank, b.Rank) && (!(a.BroadcastsTo(c) && b.BroadcastsTo(c)) || ab.BroadcastsTo(c))
        : !(a.BroadcastsTo(c) && b.BroadcastsTo(c)));

    [Property]
    public Property Broadcasting_is_commutative_associative_and_idempotent() => Prop.ForAll(Any, Any, Any, (a, b, c) =>
        Shape.Broadcast(a, b) == Shape.Broadcast(b, a) && Shape.Broadcast(a, a) == a && Shape.Broadcast(a, Shape.Scalar) == a
        && (Shape.Broadcast(a, b) is { } ab ? Shape.Broadcast(ab, c) : null) == (Shape.Broadcast(b, c) is { } bc ? Shape.Broadcast(a, bc) : null));

    [Property]
    public Property Broadcasting_to_is_a_partial_order() => Prop.ForAll(Any, Any, Any, (a, b, c) =>
        a.BroadcastsTo(a) && (!(a.BroadcastsTo(b) && b.BroadcastsTo(c)) || a.BroadcastsTo(c)) && (!(a.BroadcastsTo(b) && b.BroadcastsTo(a)) || a == b));

    [Property]
    public Property Summing_what_was_broadcast_counts_the_repetitions(int value) => Prop.ForAll(ShapeGenerators.Broadcasts.ToArbitrary(), p =>
    {
        var x = Tensor.Fill(p.Small, (double)value);
        var back = Expr.Constant(x).BroadcastTo(p.Large).SumTo(p.Small).Evaluate<double>(Env.Empty).OrThrow();
        return back.Shape == p.Small && back.Span.ToArray().All(sum => sum == value * (double)(p.Large.Size / p.Small.Size));
    });

    [Property]
    public Property Shapes_are_values() => Prop.ForAll(Any, Any, (a, b) =>
        a == Shape.Of([.. a]) && a.GetHashCode() == Shape.Of([.. a]).GetHashCode() && (a == b) == ($"{a}" == $"{b}") && a.Concat(b).Rank == a.Rank + b.Rank && a.Concat(b)[a.Rank..] == b);

    [Fact]
    public void Nothing_is_a_scalar()
    {
        Assert.Equal(Shape.Scalar, default);
        Assert.Equal(Shape.Scalar, Shape.Of());
        Assert.Equal((0, 1, "[]"), (default(Shape).Rank, default(Shape).Size, $"{default(Shape)}"));
        Assert.Equal(default, new Axes());
        Assert.Equal("[]", $"{default(ValueList<int>)}");
        Assert.Equal(ValueList.Of(1, 2).GetHashCode(), ValueList.Of(1, 2).GetHashCode());
        Assert.NotEqual(ValueList.Of(1, 2), ValueList.Of(2, 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("a b")]
    [InlineData("größe")]
    [InlineData("a]")]
    public void A_symbol_is_a_name(string name) => Assert.Throws<ShapeException>(() => Dim.Symbolic(name));

    [Fact]
    public void Extents_and_axes_have_bounds()
    {
        Assert.Throws<ShapeException>(() => (Dim)(-1));
        Assert.Throws<ShapeException>(() => Dim.Batch.Extent);
        Assert.True(Dim.Of(-1).IsLeft && Dim.Of(1L << 40).IsLeft && Dim.Of(Array.MaxLength) == (Dim)Array.MaxLength);
        Assert.Equal(Axes.Of(0, 2), Axes.Of(-3, -1).Within(3).IfLeft(Axes.Last));
        Assert.True(Axes.Of(3).Within(3).IsLeft && Axes.Of(-4).Within(3).IsLeft && Axes.Of(0, -3).Within(3).IsLeft && Axes.Last.Within(0).IsLeft);
    }
}
