using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>-x.</summary>
public sealed record NegateOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => -dy;

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => -x;
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>-x.</summary>
    public static Expr Negate(Expr x) => new NegateOp().Apply(x);
}
