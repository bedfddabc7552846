using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Functional.Nn;

/// <summary>The extents of a tensor, outermost first; <c>[]</c> is a scalar. A value: compares by its extents.</summary>
[CollectionBuilder(typeof(Shape), nameof(Of))]
public readonly struct Shape : IEquatable<Shape>, IReadOnlyList<Dim>
{
    private readonly ImmutableArray<Dim> dims;

    private Shape(ImmutableArray<Dim> dims) => this.dims = dims;

    /// <summary>The shape with these extents.</summary>
    public static Shape Of(params ReadOnlySpan<Dim> dims) => new([.. dims]);

    /// <summary>The shape of one number.</summary>
    public static Shape Scalar => default;

    /// <summary>The extents, as an array.</summary>
    public ImmutableArray<Dim> Dims => dims.IsDefault ? [] : dims;

    /// <summary>The number of axes.</summary>
    public int Rank => Dims.Length;

    /// <inheritdoc/>
    public int Count => Rank;

    /// <summary>The extent of axis <paramref name="axis"/>.</summary>
    public Dim this[int axis] => Dims[axis];

    /// <summary>The extent along <paramref name="axis"/>; a negative one counts from the last.</summary>
    public Dim Along(int axis) => Dims[axis < 0 ? axis + Rank : axis];

    /// <summary>Some of the axes, in order.</summary>
    public Shape Slice(int start, int length) => new(Dims.Slice(start, length));

    /// <summary>Whether every extent is a number.</summary>
    public bool IsKnown => Dims.All(d => d.IsKnown);

    /// <summary>The number of elements of a known shape; a scalar has 1. More than an array can hold throws.</summary>
    public int Size => IsKnown ? Elements <= Array.MaxLength ? (int)Elements : throw TooLarge() : Dims.First(d => !d.IsKnown).Extent;

    /// <summary>The number of positions on some axes of a tensor, which has these known extents: where it is more than an array can hold, the tensor is
    /// empty, and so are they: 0.</summary>
    internal int Positions => IsKnown ? PositionsOn(..) : Size;

    /// <summary>The same for some of these axes, all of them known; nothing is allocated.</summary>
    internal int PositionsOn(Range axes) => Product(Dims.AsSpan()[axes]) is var elements && elements <= Array.MaxLength ? (int)elements : 0;

    /// <summary>The product of the known extents; of huge ones, some number beyond what an array can hold.</summary>
    internal long Elements => Product(Dims.AsSpan());

    /// <summary>The same shape with extent <paramref name="dim"/> at <paramref name="axis"/>.</summary>
    public Shape With(int axis, Dim dim) => new(Dims.SetItem(axis, dim));

    /// <summary>This shape, followed by <paramref name="inner"/>.</summary>
    public Shape Concat(Shape inner) => new(Dims.AddRange(inner.Dims));

    /// <summary>Whether a tensor of this shape can be read as one of shape <paramref name="target"/>: axes are matched from
    /// the last, an extent 1 repeats, missing outer axes repeat.</summary>
    public bool BroadcastsTo(Shape target)
    {
        var (from, to) = (Dims, target.Dims);
        var outer = to.Length - from.Length;
        return outer >= 0 && Enumerable.Range(0, from.Length).All(i => from[i] == to[outer + i] || from[i] == 1);
    }

    /// <summary>The smallest shape that both broadcast to, or null where there is none.</summary>
    public static Shape? Broadcast(Shape a, Shape b)
    {
        if (a == b)
            return a;
        var (longer, shorter) = a.Rank >= b.Rank ? (a.Dims, b.Dims) : (b.Dims, a.Dims);
        var dims = longer.ToBuilder();
        var outer = longer.Length - shorter.Length;
        for (var i = 0; i < shorter.Length; i++)
        {
            var (x, y) = (longer[outer + i], shorter[i]);
            if (x != y && x != 1 && y != 1)
                return null;
            dims[outer + i] = x == 1 ? y : x;
        }

        return new(dims.DrainToImmutable());
    }

    /// <inheritdoc/>
    public bool Equals(Shape other) => Dims.AsSpan().SequenceEqual(other.Dims.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Dims.Aggregate(0, HashCode.Combine);

    /// <summary>Equal extents.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Different extents.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", Dims)}]";

    /// <inheritdoc/>
    public IEnumerator<Dim> GetEnumerator() => ((IEnumerable<Dim>)Dims).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static long Product(ReadOnlySpan<Dim> dims)
    {
        var (elements, empty) = (1L, false);
        foreach (var dim in dims)
            if (dim.IsKnown)
                (elements, empty) = (Math.Min(elements * dim.Extent, 1L << 31), empty || dim.Extent == 0);
        return empty ? 0 : elements;
    }

    private ShapeException TooLarge() => new(new ShapeError("shape")
    {
        Expected = $"at most {Array.MaxLength} elements",
        Found = ToString(),
    });
}
