using FsCheck;
using FsCheck.Fluent;

namespace Functional.Nn.Checking;

/// <summary>Generators with shrinkers for properties: <c>[Property(Arbitrary = [typeof(Arbitraries)])]</c>.</summary>
public static class Arbitraries
{
    /// <summary>Known shapes.</summary>
    public static Arbitrary<Shape> Shapes() => Arb.From(ShapeGenerators.Known, Shrinkers.Shape);

    /// <summary>Signed tensors of any known shape.</summary>
    public static Arbitrary<Tensor<double>> Tensors() => Arb.From(TensorGenerators.Of(Elements.Signed), Shrinkers.Tensor);

    /// <summary>Indices of any known shape, from 0 to 4.</summary>
    public static Arbitrary<Tensor<int>> Indices() => Arb.From(ShapeGenerators.Known.SelectMany(shape => TensorGenerators.Index(shape, 5)), Shrinkers.Tensor);

    /// <summary>Random keys.</summary>
    public static Arbitrary<Ops.Key> Keys() => Arb.From(TensorGenerators.Keys);

    /// <summary>Cases of every op.</summary>
    public static Arbitrary<OpCase> Cases() => Arb.From(OpGenerators.Any, Shrinkers.Case);

    /// <summary>Networks with a loss at a point.</summary>
    public static Arbitrary<NetworkCase> Networks() => NetworkGenerators.Cases();
}
