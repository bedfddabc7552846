using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>
/// -t log p - (1 - t) log(1 - p) of probabilities p and t, with logarithms of at least -100. The slope in p is <c>(p - t) / (p (1 - p))</c> with a
/// denominator of at least 1e-12, in single precision as PyTorch has it: it points the way even where a logarithm is cut off.
/// </summary>
public sealed record LogLossOp : BinaryFunctionOp
{
    private const double Lowest = -100;
    private const double Flattest = 1e-12f;

    /// <inheritdoc/>
    private protected override BinaryKernel<T> Kernel<T>() => new BinaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) =>
    [
        Weigh(dz, (x - y) / Clamp(x * (1.0 - x), min: Flattest)),
        Weigh(dz, Clamp(Log1p(-x), min: Lowest) - Clamp(Log(x), min: Lowest)),
    ];

    private readonly struct Function<T> : IFunction2<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        public static bool IsLong => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x, V y) where V : unmanaged, IRegister<V, T> =>
            -Part(y, Logarithm<V, T>.Of(x)) - Part(1.0 - y, Logarithm<V, T>.OfOnePlus(-x));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static V Part<V>(V weight, V logarithm) where V : unmanaged, IRegister<V, T> =>
            V.Except(weight * V.Max(Lowest, logarithm), V.Equal(weight, 0.0));
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>-t log p - (1 - t) log(1 - p), with logarithms of at least -100. Shapes broadcast.</summary>
    public static Expr LogLoss(Expr p, Expr t) => new LogLossOp().Broadcast(p, t);
}
