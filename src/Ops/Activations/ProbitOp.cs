using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The cumulative distribution function Φ of the standard normal distribution. Its slope is the density φ.</summary>
public sealed record ProbitOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) =>
        Weigh(dy, 1 / Math.Sqrt(2 * Math.PI) * Exp(-0.5 * Square(x)));

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        public static bool IsLong => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => Gaussian<V, T>.Distribution(x);
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The cumulative distribution function Φ of the standard normal distribution. Its slope is the density φ.</summary>
    public static Layer Probit { get; } = new OpLayer(new ProbitOp());
}
