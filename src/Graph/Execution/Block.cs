using System.Numerics;

namespace Functional.Nn;

/// <summary>Memory of one value while a graph runs.</summary>
internal readonly record struct Block<T>(TensorType Type, Memory<T> Reals, Memory<int> Indices);

/// <summary>From tensors to blocks.</summary>
internal static class Block
{
    /// <summary>The memory of a tensor.</summary>
    public static Block<T> Of<T>(Tensor tensor) where T : unmanaged, INumberBase<T> =>
        new(tensor.Type, (tensor as Tensor<T>)?.Storage, (tensor as Tensor<int>)?.Storage);

    /// <summary>A tensor that is still to be written.</summary>
    public static Tensor Allocate<T>(TensorType type) where T : unmanaged, INumberBase<T> => type.Kind is Kind.Index
        ? Tensor.Wrap(type.Shape, new int[type.Shape.Size])
        : Tensor.Wrap(type.Shape, new T[type.Shape.Size]);
}
