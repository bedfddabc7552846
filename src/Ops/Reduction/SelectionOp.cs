using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The family of ops that select elements along an axis by their size: the first result are the elements, the second the
/// positions that they had, an index. The slope of an element goes to where it came from.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
public abstract record SelectionOp(int Axis) : Op
{
    /// <inheritdoc/>
    public sealed override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Real, Shape: var x }]
        ? Axes.Of(Axis).Within(x.Rank).Bind(axis => Selected(x[axis[0]]).Map(count => x.With(axis[0], count))).Match<Inference>(
            Right: shape => ImmutableArray.Create<TensorType>(shape, new(shape, Kind.Index)),
            Left: error => error)
        : new ShapeError(Name) { Expected = "real numbers", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public sealed override void Compute<T>(Call<T> call)
    {
        var (from, to) = (Fibers.Of(call.TypeOf(0).Shape, Axis), Fibers.Of(call.ResultType.Shape, Axis));
        var (n, k) = (from.Length, to.Length);
        if (k > n && to.Count > 0)
            throw new NnException(new DataError("too few elements") { Where = Name, Expected = $"{k} or more on axis {Axis}", Found = $"{n}" });
        if (call.ResultAt(0).IsEmpty)
            return;
        var part = call.Part.Within(to.Outer);
        var x = call[0][(part.First * from.Block)..];
        var y = call.ResultAt(0);
        var positions = call.ResultIndicesAt(1);
        var (numbers, order) = (ArrayPool<T>.Shared.Rent(2 * n), ArrayPool<int>.Shared.Rent(n));
        for (var fiber = 0; fiber < part.Count * to.Inner; fiber++)
        {
            var elements = from.Read(x, fiber, numbers.AsSpan(0, n));
            Select(elements, numbers.AsSpan(n, n), order.AsSpan(0, n));
            for (var (i, at) = (0, to.Start(fiber)); i < k; i++, at += to.Inner)
                (y[at], positions[at]) = (elements[order[i]], order[i]);
        }

        ArrayPool<T>.Shared.Return(numbers);
        ArrayPool<int>.Shared.Return(order);
    }

    /// <summary>The positions on the axes before.</summary>
    public sealed override int Parts(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => Fibers.Of(results[0].Shape, Axis).Outer;

    /// <inheritdoc/>
    public sealed override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [new ScatterAddOp(Axis).Apply(Expr.Fill(at.Input.Shape, 0), at.Results[1], at.Adjoint)];

    /// <summary>The number of elements that are selected of so many.</summary>
    protected abstract Either<ShapeError, Dim> Selected(Dim extent);

    /// <summary>Writes the positions of the selected elements; the keys are scratch memory of the row's length.</summary>
    protected abstract void Select<T>(ReadOnlySpan<T> row, Span<T> keys, Span<int> positions) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The elements and their positions.</summary>
    internal (Expr Values, Expr Positions) On(Expr x)
    {
        var results = Expr.Of(this, [x]);
        return (results[0], results[1]);
    }

    /// <summary>The one element that is selected and its position, with or without the axis.</summary>
    internal (Expr Value, Expr Position) On(Expr x, bool keepAxis)
    {
        var (value, position) = On(x);
        return (ReductionOp.Dropped(value, Axis, keepAxis), ReductionOp.Dropped(position, Axis, keepAxis));
    }

    /// <summary>One, if there are any.</summary>
    private protected Either<ShapeError, Dim> OneOf(Dim extent) => extent == 0
        ? new ShapeError(Name) { Expected = $"elements on axis {Axis}", Found = "none" }
        : (Dim)1;
}
