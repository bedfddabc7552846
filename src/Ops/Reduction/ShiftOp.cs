using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Elements moved along an axis whose extent stays: what leaves it is lost, zeros come in. Its transpose moves them back.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
/// <param name="By">The number of positions, negative towards the first.</param>
public sealed record ShiftOp(int Axis, int By) : StructureOp
{
    /// <inheritdoc/>
    protected override Either<ShapeError, Shape> Infer(Shape x) => Axes.Of(Axis).Within(x.Rank).Map(_ => x);

    /// <inheritdoc/>
    private protected override double? Elsewhere => 0;

    /// <inheritdoc/>
    private protected override ImmutableArray<Route> Routes(Shape from, Shape to) =>
        [Route.Along(Axis, from, Math.Max(-By, 0), to, Math.Max(By, 0), (int)Math.Max(0, from.Along(Axis).Extent - Math.Abs((long)By)))];

    /// <inheritdoc/>
    protected override Option<Expr> Back(Expr dy, Shape x) => Functions.Shift(dy, Axis, -By);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Elements moved along an axis whose extent stays, by some positions, negative towards the first; zeros come in.</summary>
    public static Expr Shift(Expr x, int axis, int by) => new ShiftOp(axis, by).Apply(x);
}
