using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>sech² x = 1 - tanh² x, exact in both tails: the slope of the hyperbolic tangent.</summary>
public sealed record SechSquaredOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, -2.0 * y * (x | Tanh));

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => Hyperbolic<V, T>.SechSquared(x);
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>sech² x = 1 - tanh² x, exact in both tails: the slope of the hyperbolic tangent.</summary>
    public static Expr SechSquared(Expr x) => new SechSquaredOp().Apply(x);
}
