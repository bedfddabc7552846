using System.Collections.Immutable;
using System.Numerics;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The linear recurrence <c>hᵢ = gᵢ hᵢ₋₁ + xᵢ</c> of gates g and x along an axis, from h = 0; the first gate has no influence,
/// and what is 0 sends nothing on, whatever its gate, as <see cref="WeighOp"/> has it. Its transpose is the same the other way, with the gates one position on.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
/// <param name="Reverse">Whether it is <c>hᵢ = gᵢ hᵢ₊₁ + xᵢ</c>.</param>
public sealed record LinearScanOp(int Axis, bool Reverse = false) : CumulativeOp(Axis, Reverse)
{
    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => Scans.Run<T, Step>(call, Axis, Reverse);

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at)
    {
        var dx = LinearScan(Shift(at.Inputs[0], Axis, Back), at.Adjoint, Axis, !Reverse);
        return [Weigh(Shift(at.Result, Axis, -Back), dx), dx];
    }

    private protected override int Arity => 2;

    private readonly struct Step : IScanStep
    {
        public static T First<T>(T x) where T : INumberBase<T> => x;

        public static T Next<T>(T before, T gate, T x) where T : INumberBase<T> => T.IsZero(gate) || T.IsZero(before) ? x : (gate * before) + x;
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The linear recurrence <c>hᵢ = gateᵢ hᵢ₋₁ + xᵢ</c> along an axis, from h = 0, or back from the last position.</summary>
    public static Expr LinearScan(Expr gate, Expr x, int axis, bool reverse = false) => new LinearScanOp(axis, reverse).Apply(gate, x);
}
