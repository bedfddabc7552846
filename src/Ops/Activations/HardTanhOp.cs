using System.ComponentModel.DataAnnotations;
using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x, but at least <c>Min</c> and at most <c>Max</c>. The slope at both ends is 0.</summary>
/// <param name="Min">The least value.</param>
/// <param name="Max">The largest value.</param>
public sealed record HardTanhOp([Range(double.NegativeInfinity, double.PositiveInfinity)] double Min = -1, [Range(double.NegativeInfinity, double.PositiveInfinity)] double Max = 1) : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new(T.CreateChecked(Min), T.CreateChecked(Max)));

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Where(Greater(x, Min), Where(Greater(Max, x), dy, 0), 0);

    private readonly struct Function<T>(T min, T max) : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => V.Min(V.All(max), V.Max(V.All(min), x));
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x, but at least <paramref name="min"/> and at most <paramref name="max"/>.</summary>
    public static Layer HardTanh(double min = -1, double max = 1) => new OpLayer(new HardTanhOp(min, max));
}
