using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>log(1 + x), without loss near 0; -∞ at -1, NaN below.</summary>
public sealed record Log1pOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => WeighOver(dy, 1.0 + x);

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => Logarithm<V, T>.OfOnePlus(x);
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>log(1 + x), without loss near 0; -∞ at -1, NaN below.</summary>
    public static Expr Log1p(Expr x) => new Log1pOp().Apply(x);
}
