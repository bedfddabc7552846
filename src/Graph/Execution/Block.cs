using System.Numerics;

namespace Functional.Nn;

/// <summary>Memory of one value, or of a part of it, while a graph runs. Only its owner can look inside.</summary>
/// <typeparam name="T">The type that real numbers have.</typeparam>
public readonly struct Block<T>
{
    internal Block(TensorType type, Memory<T> reals, Memory<int> indices) => (Type, Reals, Indices) = (type, reals, indices);

    /// <summary>The known shape, and the kind, of the whole value, also where this is a part of it.</summary>
    public TensorType Type { get; }

    internal Memory<T> Reals { get; }

    internal Memory<int> Indices { get; }

    /// <summary>Entry <paramref name="index"/> along the first axis.</summary>
    public Block<T> Entry(int index) => (Type.Kind is Kind.Index ? Indices.Length : Reals.Length) / Type.Shape[0].Extent is var size
        ? Of(Type, index * size, size)
        : default;

    /// <summary>Some of the elements, of whatever value they are.</summary>
    internal Block<T> Of(TensorType type, int start, int length) => type.Kind is Kind.Index
        ? new(type, default, Indices.Slice(start, length))
        : new(type, Reals.Slice(start, length), default);

    /// <summary>The same memory read as another type of the same size.</summary>
    internal Block<T> As(TensorType type) => new(type, Reals, Indices);

    /// <summary>Copies all elements to another block of the same size.</summary>
    public void CopyTo(Block<T> target)
    {
        Reals.CopyTo(target.Reals);
        Indices.CopyTo(target.Indices);
    }
}

/// <summary>From tensors to blocks.</summary>
internal static class Block
{
    /// <summary>The memory of a tensor.</summary>
    public static Block<T> Of<T>(Tensor tensor) where T : unmanaged, INumberBase<T> =>
        new(tensor.Type, (tensor as Tensor<T>)?.Storage, (tensor as Tensor<int>)?.Storage);

    /// <summary>Whether a tensor has memory that is read as it stands: indices, or real numbers of this type.</summary>
    public static bool IsReadable<T>(Tensor tensor) where T : unmanaged, INumberBase<T> => tensor is Tensor<T> or Tensor<int> { Kind: Kind.Index };

    /// <summary>Memory that is still to be written.</summary>
    public static Block<T> Allocate<T>(TensorType type) where T : unmanaged, INumberBase<T> => Of<T>(Tensor<T>(type));

    /// <summary>A tensor that is still to be written.</summary>
    public static Tensor Tensor<T>(TensorType type) where T : unmanaged, INumberBase<T> => type.Kind is Kind.Index
        ? Functional.Nn.Tensor.Wrap(type.Shape, new int[type.Shape.Size])
        : Functional.Nn.Tensor.Wrap(type.Shape, new T[type.Shape.Size]);
}
