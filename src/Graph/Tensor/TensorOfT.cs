using System.Numerics;
using System.Runtime.InteropServices;

namespace Functional.Nn;

/// <summary>
/// An immutable dense array of <typeparamref name="T"/>, row-major, of known shape. Equal tensors agree in shape and in
/// every bit: NaN equals itself, 0 does not equal -0 (they are told apart by 1/x).
/// </summary>
public sealed class Tensor<T> : Tensor where T : unmanaged, INumberBase<T>
{
    private readonly T[] elements;
    private int hash;

    internal Tensor(Shape shape, T[] elements) : base(shape)
    {
        if (elements.Length != shape.Size)
            throw new ShapeException(new ShapeError("tensor") { Expected = $"{shape.Size} elements for shape {shape}", Found = $"{elements.Length}" });

        this.elements = elements;
    }

    /// <summary>The elements, row-major.</summary>
    public ReadOnlySpan<T> Span => elements;

    /// <inheritdoc/>
    public override int Length => elements.Length;

    /// <inheritdoc/>
    public override Type ElementType => typeof(T);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(Span);

    /// <summary>The element at these positions, one for each axis.</summary>
    public T this[params ReadOnlySpan<int> at] => elements[Offset(at)];

    /// <summary>The storage, for kernels: to be read only.</summary>
    internal T[] Storage => elements;

    /// <summary>The same elements in another shape of equal size.</summary>
    public Tensor<T> Reshape(Shape shape) => new(shape, elements);

    /// <summary>A function of every element.</summary>
    public Tensor<R> Map<R>(Func<T, R> f) where R : unmanaged, INumberBase<R> => Generate(Shape, i => f(elements[i]));

    /// <inheritdoc/>
    public override Tensor<R> To<R>() => this as Tensor<R> ?? Map(R.CreateSaturating);

    /// <inheritdoc/>
    public override bool Equals(Tensor? other) =>
        ReferenceEquals(this, other) || (other is Tensor<T> && Shape == other.Shape && Bytes.SequenceEqual(other.Bytes));

    /// <inheritdoc/>
    public override int GetHashCode() => hash == 0 ? hash = Hash() : hash;

    /// <inheritdoc/>
    public override string ToString() => TensorText.Write(this);

    internal override string Listed(int most) => TensorText.Write(this, most);

    private int Hash()
    {
        var code = default(HashCode);
        code.Add(Shape);
        code.AddBytes(Bytes);
        return code.ToHashCode();
    }

    private int Offset(ReadOnlySpan<int> at)
    {
        if (at.Length != Shape.Rank)
            throw new ShapeException(new ShapeError("tensor element") { Expected = $"{Shape.Rank} positions for shape {Shape}", Found = $"{at.Length}" });

        var offset = 0;
        for (var axis = 0; axis < at.Length; axis++)
        {
            var extent = Shape[axis].Extent;
            offset = (uint)at[axis] < (uint)extent
                ? (offset * extent) + at[axis]
                : throw new ShapeException(new ShapeError("tensor element") { Expected = $"0 to {extent - 1} on axis {axis}", Found = $"{at[axis]}" });
        }

        return offset;
    }
}
