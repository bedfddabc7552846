using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>x Φ(x), Φ the standard normal distribution (Hendrycks and Gimpel, 2016).</summary>
public sealed record GeluOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <summary>(Φ(x) + x φ(x)) dy.</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) =>
        Weigh(dy, (x | Probit) + Weigh(1 / Math.Sqrt(2 * Math.PI) * Exp(-0.5 * Square(x)), x));

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        public static bool IsLong => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => Gaussian<V, T>.Gelu(x);
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x Φ(x), Φ the standard normal distribution (Hendrycks and Gimpel, 2016).</summary>
    public static Layer Gelu { get; } = new OpLayer(new GeluOp());
}
