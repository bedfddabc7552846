using System.Collections.Immutable;
using System.Numerics;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The product of the elements up to each position of an axis. Nothing is divided by an element, so slopes are right at
/// zeros, to any order.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
/// <param name="Reverse">Whether the product is of the elements from each position on.</param>
/// <param name="Exclusive">Whether the element at the position itself is left out.</param>
public sealed record CumProdOp(int Axis, bool Reverse = false, bool Exclusive = false) : CumulativeOp(Axis, Reverse)
{
    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        if (Exclusive)
            Scans.Run<T, StepBehind>(call, Axis, Reverse, lags: true);
        else
            Scans.Run<T, Step>(call, Axis, Reverse);
    }

    /// <summary>The product of all before xᵢ, times <c>sᵢ = dyᵢ + xᵢ₊₁ sᵢ₊₁</c>: the adjoints of all behind, each times the elements between.</summary>
    public override ImmutableArray<Option<Expr>> Pullback(Application at)
    {
        var (x, dy) = (at.Input, at.Adjoint);
        var before = Exclusive ? at.Result : CumProd(x, Axis, Reverse, exclusive: true);
        return [Weigh(LinearScan(Shift(x, Axis, Back), Exclusive ? Shift(dy, Axis, Back) : dy, Axis, !Reverse), before)];
    }

    private readonly struct Step : IScanStep
    {
        public static T First<T>(T x) where T : INumberBase<T> => x;

        public static T Next<T>(T before, T gate, T x) where T : INumberBase<T> => before * gate;
    }

    private readonly struct StepBehind : IScanStep
    {
        public static T First<T>(T x) where T : INumberBase<T> => T.One;

        public static T Next<T>(T before, T gate, T x) where T : INumberBase<T> => before * gate;
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The product of the elements up to each position of an axis, or from each position on; with or without its own.</summary>
    public static Expr CumProd(Expr x, int axis, bool reverse = false, bool exclusive = false) => new CumProdOp(axis, reverse, exclusive).Apply(x);
}
