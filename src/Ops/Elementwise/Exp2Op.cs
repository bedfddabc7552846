using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>2^x.</summary>
public sealed record Exp2Op : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <summary>2^x log 2 dy.</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(Math.Log(2) * dy, y);

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => Exponential<V, T>.Base2(x);
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>2^x.</summary>
    public static Expr Exp2(Expr x) => new Exp2Op().Apply(x);
}
