using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(Arbitraries)])]
public sealed class TensorTests
{
    [Property]
    public bool Tensors_are_equal_when_shape_and_bits_are(Tensor<double> a, Tensor<double> b) =>
        a.Equals(Tensor.Of<double>(a.Shape, a.Span)) && a.GetHashCode() == Tensor.Of<double>(a.Shape, a.Span).GetHashCode()
        && a.Equals(b) == (a.Shape == b.Shape && a.Bytes.SequenceEqual(b.Bytes))
        && !a.Equals(a.Reshape(a.Shape.Concat([1]))) && !((Tensor)a).Equals(a.To<float>());

    [Property]
    public void An_element_is_found_at_its_position(Tensor<double> tensor)
    {
        for (var i = 0; i < tensor.Length; i++)
        {
            var (at, rest) = (new int[tensor.Shape.Rank], i);
            for (var axis = tensor.Shape.Rank - 1; axis >= 0; rest /= tensor.Shape[axis--].Extent)
                at[axis] = rest % tensor.Shape[axis].Extent;
            Assert.Equal(tensor.Span[i], tensor[at]);
        }

        Assert.Throws<ShapeException>(() => tensor[[.. tensor.Shape.Select(d => d.Extent), 0]]);
    }

    [Fact]
    public void Numbers_of_either_sign_and_kind_are_told_apart()
    {
        Assert.NotEqual(Tensor.Scalar(0.0), Tensor.Scalar(-0.0));
        Assert.Equal(Tensor.Scalar(double.NaN), Tensor.Scalar(double.NaN));
        Assert.NotEqual<Tensor>(Tensor.Scalar(1), Tensor.Scalar(1.0));
        Assert.NotEqual<Tensor>(Tensor.Scalar(1f), Tensor.Scalar(1.0));
        Assert.NotEqual(Tensor.Of<double>([0, 2]), Tensor.Of<double>([2, 0]));
        Assert.Equal((Kind.Index, Kind.Real, Kind.Real), (Tensor.Scalar(1).Kind, Tensor.Scalar(1f).Kind, Tensor.Scalar(1L).Kind));
    }

    [Fact]
    public void Elements_must_be_as_many_as_the_shape_has_and_positions_inside()
    {
        Assert.Throws<ShapeException>(() => Tensor.Of<double>([2], 1.0));
        Assert.Throws<ShapeException>(() => Tensor.Vector(1.0).Reshape([2]));
        Assert.Throws<ShapeException>(() => Tensor.Fill([Dim.Batch], 1.0));
        Assert.Throws<ShapeException>(() => Tensor.Fill([50_000, 50_000], 1.0));
        Assert.Throws<ShapeException>(() => Tensor.Vector(1.0, 2.0)[2]);
        Assert.Throws<ShapeException>(() => Tensor.Vector(1.0, 2.0)[-1]);
        Assert.Throws<ShapeException>(() => Tensor.Vector(1.0, 2.0)[[]]);
    }

    [Fact]
    public void A_tensor_does_not_change_with_what_it_was_made_of()
    {
        double[] elements = [1, 2];
        var tensor = Tensor.Of<double>([2], elements);
        elements[0] = 7;
        Assert.Equal([1, 2], tensor.Span.ToArray());
    }

    [Property]
    public bool Environments_are_values(Tensor<double> a, Tensor<double> b)
    {
        var env = Env.Of(("a", a), ("b", b));
        return env.Equals(Env.Of(("b", b), ("a", a))) && env.GetHashCode() == Env.Of(("b", b), ("a", a)).GetHashCode()
            && env == Env.Empty.With("a", a) + Env.Empty.With("b", b) && (env + Env.Of(("a", b)))["a"].Equals(b)
            && env.Where(name => name == "a").Equals(Env.Of(("a", a))) && env.Names.SequenceEqual(["a", "b"]) && env.Find("c").IsNone && env.Count == 2;
    }
}
