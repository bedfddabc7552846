using System.Numerics;

namespace Functional.Nn;

/// <summary>An immutable dense array of known shape, row-major. What it is made of: <see cref="Tensor{T}"/>.</summary>
public abstract class Tensor : IEquatable<Tensor>
{
    private protected Tensor(Shape shape) => Shape = shape;

    /// <summary>The extents, all of them known.</summary>
    public Shape Shape { get; }

    /// <summary>The number of elements.</summary>
    public abstract int Length { get; }

    /// <summary>Elements of type <c>int</c> are <see cref="Kind.Index"/>, all others <see cref="Kind.Real"/>.</summary>
    public Kind Kind => ElementType == typeof(int) ? Kind.Index : Kind.Real;

    /// <summary>Shape and kind.</summary>
    public TensorType Type => new(Shape, Kind);

    /// <summary>The type of an element: <c>double</c>, <c>float</c>, <c>int</c>...</summary>
    public abstract Type ElementType { get; }

    /// <summary>The elements as bytes of this machine, in row-major order.</summary>
    public abstract ReadOnlySpan<byte> Bytes { get; }

    /// <summary>The elements in another type: exact where that type can hold them, else rounded as a cast rounds.</summary>
    public abstract Tensor<T> To<T>() where T : unmanaged, INumberBase<T>;

    /// <summary>The tensor of these elements in row-major order; their number must be that of the shape.</summary>
    public static Tensor<T> Of<T>(Shape shape, params ReadOnlySpan<T> elements) where T : unmanaged, INumberBase<T> =>
        Wrap(shape, elements.ToArray());

    /// <summary>One number.</summary>
    public static Tensor<T> Scalar<T>(T value) where T : unmanaged, INumberBase<T> => Wrap(Shape.Scalar, [value]);

    /// <summary>A vector.</summary>
    public static Tensor<T> Vector<T>(params ReadOnlySpan<T> elements) where T : unmanaged, INumberBase<T> => Of([elements.Length], elements);

    /// <summary>The same number everywhere.</summary>
    public static Tensor<T> Fill<T>(Shape shape, T value) where T : unmanaged, INumberBase<T> =>
        Create<T>(shape, elements => elements.Fill(value));

    /// <summary>The element at each row-major position, from 0.</summary>
    public static Tensor<T> Generate<T>(Shape shape, Func<int, T> element) where T : unmanaged, INumberBase<T> =>
        Create<T>(shape, elements =>
        {
            for (var i = 0; i < elements.Length; i++)
                elements[i] = element(i);
        });

    /// <summary>The tensor that <paramref name="fill"/> writes, once, into elements that start as zeros.</summary>
    public static Tensor<T> Create<T>(Shape shape, Action<Span<T>> fill) where T : unmanaged, INumberBase<T>
    {
        var elements = new T[shape.Size];
        fill(elements);
        return Wrap(shape, elements);
    }

    /// <summary>The tensor that owns <paramref name="elements"/> from now on.</summary>
    internal static Tensor<T> Wrap<T>(Shape shape, T[] elements) where T : unmanaged, INumberBase<T> => new(shape, elements);

    /// <inheritdoc/>
    public abstract bool Equals(Tensor? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as Tensor);

    /// <summary>Equal values.</summary>
    public static bool operator ==(Tensor? left, Tensor? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Different values.</summary>
    public static bool operator !=(Tensor? left, Tensor? right) => !(left == right);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>The elements with round-trip digits, if there are at most <paramref name="most"/>; else type and digest.</summary>
    internal abstract string Listed(int most);
}
