using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>The approximation <c>x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2</c> of <see cref="GeluOp"/> (Hendrycks and Gimpel, 2016).</summary>
public sealed record GeluTanhOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <summary>With z twice the argument of tanh: <c>σ(z) + x σ(z) σ(-z) z′</c>.</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) =>
        (2 * Math.Sqrt(2 / Math.PI) * (x * (1.0 + (0.044715 * Square(x))))) is var z && (2 * Math.Sqrt(2 / Math.PI) * (1.0 + (3 * 0.044715 * Square(x)))) is var slope
            ? Weigh(dy, (z | Sigmoid) + Weigh((z | Sigmoid) * (-z | Sigmoid), x * slope))
            : Option<Expr>.None;

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        public static bool IsLong => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => Hyperbolic<V, T>.Gelu(x);
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The approximation <c>x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2</c> of <see cref="GeluOp"/> (Hendrycks and Gimpel, 2016).</summary>
    public static Layer GeluTanh { get; } = new OpLayer(new GeluTanhOp());
}
