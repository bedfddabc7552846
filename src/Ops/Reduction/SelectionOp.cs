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
        var (from, to) = (new Lanes(call.TypeOf(0).Shape, Axis), new Lanes(call.ResultType.Shape, Axis));
        var (n, k) = (from.Length, to.Length);
        if (k > n && to.Count > 0)
            throw new NnException(new DataError("too few elements") { Where = Name, Expected = $"{k} or more on axis {Axis}", Found = $"{n}" });
        var x = from.Read(call[0]);
        var y = to.For(call.ResultAt(0));
        var positions = to.For(call.ResultIndicesAt(1));
        Span<T> keys = new T[n];
        Span<int> order = new int[n];
        for (var row = 0; row < to.Count; row++)
        {
            var elements = x.Slice(row * n, n);
            Select(elements, keys, order);
            for (var i = 0; i < k; i++)
            {
                positions[(row * k) + i] = order[i];
                y[(row * k) + i] = elements[order[i]];
            }
        }

        to.Write(y, call.ResultAt(0));
        to.Write(positions, call.ResultIndicesAt(1));
    }

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
