using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Zeros before and after, on one axis. Its transpose is <see cref="SliceOp"/>.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
/// <param name="Before">Zeros before the first position.</param>
/// <param name="After">Zeros after the last position.</param>
public sealed record PadOp(int Axis, int Before, int After) : StructureOp
{
    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => at.Input.Kind is Kind.Index
        ? [Option<Expr>.None]
        : [Functions.Slice(at.Adjoint, Axis, Before, at.Input.Shape.Along(Axis).Extent)];

    /// <inheritdoc/>
    protected override Either<ShapeError, Shape> Infer(Shape x) => Axes.Of(Axis).Within(x.Rank).Bind(axes =>
        x[axes[0]].IsKnown && Before >= 0 && After >= 0
            ? Dim.Of((long)Before + x[axes[0]].Extent + After).Map(extent => x.With(axes[0], extent))
            : new ShapeError(Name) { Expected = $"a known extent on axis {Axis} and no negative padding", Found = $"{x}, {Before} before, {After} after" });

    /// <inheritdoc/>
    protected override void Move<E>(ReadOnlySpan<E> x, Shape from, Span<E> y, Shape to)
    {
        y.Clear();
        Moves.Copy(x, from, 0, y, to, Before, Axis, from.Along(Axis).Extent);
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Zeros before and after, on one axis.</summary>
    public static Expr Pad(Expr x, int axis, int before, int after) => new PadOp(axis, before, after).Apply(x);
}
