using System.ComponentModel.DataAnnotations;
using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x, but at least <c>Min</c> and at most <c>Max</c>. The slope at both ends is 1, and 0 everywhere if there is nothing between them.</summary>
/// <param name="Min">The least value.</param>
/// <param name="Max">The largest value; it wins where it is below the least.</param>
public sealed record ClampOp(
    [Range(double.NegativeInfinity, double.PositiveInfinity)] double Min = double.NegativeInfinity,
    [Range(double.NegativeInfinity, double.PositiveInfinity)] double Max = double.PositiveInfinity) : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new(T.CreateSaturating(Min), T.CreateSaturating(Max)));

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) =>
        Min < Max ? Where(Greater(Min, x), 0, Where(Greater(x, Max), 0, dy)) : Option<Expr>.None;

    private readonly struct Function<T>(T min, T max) : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => V.Min(V.All(max), V.Max(V.All(min), x));
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>x, but at least <c>Min</c> and at most <c>Max</c>. The slope at both ends is 1, and 0 everywhere if there is nothing between them.</summary>
    public static Expr Clamp(Expr x, double min = double.NegativeInfinity, double max = double.PositiveInfinity) => new ClampOp(min, max).Apply(x);
}
