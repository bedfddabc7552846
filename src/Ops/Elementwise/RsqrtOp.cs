using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>1/√x; ∞ at 0, NaN below.</summary>
public sealed record RsqrtOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <summary>-y³ dy / 2.</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => -0.5 * Weigh(Weigh(dy, y), Square(y));

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => 1.0 / V.Sqrt(x);
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>1/√x; ∞ at 0, NaN below.</summary>
    public static Expr Rsqrt(Expr x) => new RsqrtOp().Apply(x);
}
