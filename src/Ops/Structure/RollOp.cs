using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The positions of an axis moved on, those beyond the last back to the first: <c>y[i + shift] = x[i]</c>, modulo the extent. Its
/// transpose, which is its inverse, moves them back.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
/// <param name="Shift">How far; negative moves to the front.</param>
public sealed record RollOp(int Axis, [Range(-int.MaxValue, int.MaxValue)] int Shift) : StructureOp
{
    /// <inheritdoc/>
    protected override Option<Expr> Back(Expr dy, Shape x) => new RollOp(Axis, -Shift).Apply(dy);

    /// <inheritdoc/>
    protected override Either<ShapeError, Shape> Infer(Shape x) => Axes.Of(Axis).Within(x.Rank).Map(_ => x);

    /// <inheritdoc/>
    protected override void Move<E>(ReadOnlySpan<E> x, Shape from, Span<E> y, Shape to)
    {
        if (y.IsEmpty)
            return;
        var extent = from.Along(Axis).Extent;
        var shift = ((Shift % extent) + extent) % extent;
        Moves.Copy(x, from, 0, y, to, shift, Axis, extent - shift);
        Moves.Copy(x, from, extent - shift, y, to, 0, Axis, shift);
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The positions of an axis moved on, those beyond the last back to the first.</summary>
    public static Expr Roll(Expr x, int axis, int shift) => new RollOp(axis, shift).Apply(x);
}
