using System.Collections.Immutable;
using System.Numerics;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The sum of the elements up to each position of an axis. Its transpose runs the other way.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
/// <param name="Reverse">Whether the sum is of the elements from each position on.</param>
public sealed record CumSumOp(int Axis, bool Reverse = false) : CumulativeOp(Axis, Reverse)
{
    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => Scans.Run<T, Step>(call, Axis, Reverse);

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [CumSum(at.Adjoint, Axis, !Reverse)];

    private readonly struct Step : IScanStep
    {
        public static T First<T>(T x) where T : INumberBase<T> => x;

        public static T Next<T>(T before, T gate, T x) where T : INumberBase<T> => before + x;
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The sum of the elements up to each position of an axis, or from each position on.</summary>
    public static Expr CumSum(Expr x, int axis, bool reverse = false) => new CumSumOp(axis, reverse).Apply(x);
}
