using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>log σ(x), exact in both tails.</summary>
public sealed record LogSigmoidOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, -x | Sigmoid);

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        public static bool IsLong => typeof(T) == typeof(double);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => -Hyperbolic<V, T>.Softplus(-x);
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>log σ(x), exact in both tails.</summary>
    public static Layer LogSigmoid { get; } = new OpLayer(new LogSigmoidOp());
}
