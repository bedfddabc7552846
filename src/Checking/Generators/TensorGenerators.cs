using FsCheck;
using FsCheck.Fluent;

namespace Functional.Nn.Checking;

/// <summary>Generators of tensors.</summary>
public static class TensorGenerators
{
    /// <summary>Tensors of any known shape.</summary>
    public static Gen<Tensor<double>> Of(Gen<double> elements) => ShapeGenerators.Known.SelectMany(shape => Of(shape, elements));

    /// <summary>Tensors of this shape.</summary>
    public static Gen<Tensor<double>> Of(Shape shape, Gen<double> elements) => elements.ArrayOf(shape.Size).Select(drawn => Tensor.Of<double>(shape, drawn));

    /// <summary>Indices of this shape from 0 to <paramref name="below"/> - 1, many of them repeated.</summary>
    public static Gen<Tensor<int>> Index(Shape shape, int below) => Gen.Choose(0, below - 1).ArrayOf(shape.Size).Select(drawn => Tensor.Of<int>(shape, drawn));

    /// <summary>The random key of a run.</summary>
    public static Gen<Tensor<int>> Key { get; } = Keys.Select(key => key.ToTensor());

    /// <summary>Random keys.</summary>
    public static Gen<Ops.Key> Keys => Gen.Choose(0, int.MaxValue).Select(seed => (Ops.Key)seed);
}
