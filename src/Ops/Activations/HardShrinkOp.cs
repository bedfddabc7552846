using System.ComponentModel.DataAnnotations;
using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x where |x| is above <c>Limit</c>, else 0. The slope at ±Limit is 0.</summary>
/// <param name="Limit">Where shrinking ends.</param>
public sealed record HardShrinkOp([Range(0.0, double.MaxValue)] double Limit = 0.5) : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new(T.CreateChecked(Limit)));

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Where(Greater(Abs(x), Limit), dy, 0);

    private readonly struct Function<T>(T limit) : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => V.Except(x, V.Abs(x) <= V.All(limit));
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x where |x| is above <paramref name="limit"/>, else 0.</summary>
    public static Layer HardShrink(double limit = 0.5) => new OpLayer(new HardShrinkOp(limit));
}
