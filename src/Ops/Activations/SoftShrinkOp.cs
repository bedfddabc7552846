using System.ComponentModel.DataAnnotations;
using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x drawn towards 0 by <c>Limit</c>, and 0 where |x| is at most that. The slope at ±Limit is 0.</summary>
/// <param name="Limit">How far.</param>
public sealed record SoftShrinkOp([Range(0.0, double.MaxValue)] double Limit = 0.5) : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new(T.CreateChecked(Limit)));

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Where(Greater(Abs(x), Limit), dy, 0);

    private readonly struct Function<T>(T limit) : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => V.Except(x - V.CopySign(V.All(limit), x), V.Abs(x) <= V.All(limit));
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x drawn towards 0 by <paramref name="limit"/>, and 0 where |x| is at most that.</summary>
    public static Layer SoftShrink(double limit = 0.5) => new OpLayer(new SoftShrinkOp(limit));
}
