using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>A number before, after and between the positions of one axis. Its transpose is <see cref="SliceOp"/>.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
/// <param name="Before">How often before the first position.</param>
/// <param name="After">How often after the last position.</param>
/// <param name="Between">How often between two positions.</param>
/// <param name="Value">The number.</param>
public sealed record PadOp(
    int Axis, [Range(0, int.MaxValue)] int Before, [Range(0, int.MaxValue)] int After, [Range(0, int.MaxValue - 1)] int Between = 0, double Value = 0) : StructureOp
{
    /// <inheritdoc/>
    protected override Option<Expr> Back(Expr dy, Shape x) => new SliceOp(Axis, Before, x.Along(Axis).Extent, Between + 1).Apply(dy);

    /// <inheritdoc/>
    protected override Either<ShapeError, Shape> Infer(Shape x) => Axes.Of(Axis).Within(x.Rank).Bind(axes =>
        x[axes[0]].IsKnown
            ? Dim.Of(Before + (long)After + Spread(x[axes[0]].Extent)).Map(extent => x.With(axes[0], extent))
            : new ShapeError(Name) { Expected = $"a known extent on axis {Axis}", Found = $"{x}" });

    /// <inheritdoc/>
    private protected override double? Elsewhere => Value;

    /// <inheritdoc/>
    private protected override ImmutableArray<Route> Routes(Shape from, Shape to) => [Route.Along(Axis, from, 0, to, Before, from.Along(Axis).Extent, writeStep: Between + 1)];

    private long Spread(int extent) => extent == 0 ? 0 : extent + ((extent - 1L) * Between);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>A number before and after all positions of an axis; a negative count takes positions away.</summary>
    public static Expr Pad(Expr x, int axis, int before, int after, double value = 0)
    {
        var kept = before < 0 || after < 0 ? Slice(x, axis, -Math.Min(0, before), x.ExtentOf(axis) + Math.Min(0, before) + Math.Min(0, after)) : x;
        return before > 0 || after > 0 || (before == 0 && after == 0) ? new PadOp(axis, Math.Max(0, before), Math.Max(0, after), Value: value).Apply(kept) : kept;
    }
}
