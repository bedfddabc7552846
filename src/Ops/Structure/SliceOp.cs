using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>A run of positions on one axis. Its transpose is <see cref="PadOp"/> with zeros.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
/// <param name="Start">The first position.</param>
/// <param name="Length">The number of positions.</param>
public sealed record SliceOp(int Axis, int Start, int Length) : StructureOp
{
    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => at.Input.Kind is Kind.Index
        ? [Option<Expr>.None]
        : [Functions.Pad(at.Adjoint, Axis, Start, at.Input.Shape.Along(Axis).Extent - Start - Length)];

    /// <inheritdoc/>
    protected override Either<ShapeError, Shape> Infer(Shape x) => Axes.Of(Axis).Within(x.Rank).Bind(axes =>
        x[axes[0]] is { IsKnown: true } extent && Start >= 0 && Length >= 0 && Start <= extent.Extent - Length
            ? (Either<ShapeError, Shape>)x.With(axes[0], Length)
            : new ShapeError(Name) { Expected = $"positions {Start} to {(long)Start + Length - 1} on axis {Axis}", Found = $"{x}" });

    /// <inheritdoc/>
    protected override void Move<E>(ReadOnlySpan<E> x, Shape from, Span<E> y, Shape to) => Moves.Copy(x, from, Start, y, to, 0, Axis, Length);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Positions <paramref name="start"/> to <paramref name="start"/> + <paramref name="length"/> - 1 on one axis.</summary>
    public static Expr Slice(Expr x, int axis, int start, int length) => new SliceOp(axis, start, length).Apply(x);
}
