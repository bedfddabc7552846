using System.Collections.Immutable;
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
    private protected override ImmutableArray<Route> Routes(Shape from, Shape to)
    {
        var extent = from.Along(Axis).Extent;
        var shift = extent == 0 ? 0 : ((Shift % extent) + extent) % extent;
        return [Route.Along(Axis, from, 0, to, shift, extent - shift), Route.Along(Axis, from, extent - shift, to, 0, shift)];
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The positions of an axis moved on, those beyond the last back to the first.</summary>
    public static Expr Roll(Expr x, int axis, int shift) => new RollOp(axis, shift).Apply(x);
}
