using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>x σ(x), also called swish (Ramachandran et al., 2017).</summary>
public sealed record SiluOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <summary>σ(x) + x σ(x) σ(-x).</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, (x | Sigmoid) + Weigh(-x | Sigmoid, y));

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => Hyperbolic<V, T>.Silu(x);
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x σ(x), also called swish (Ramachandran et al., 2017).</summary>
    public static Layer Silu { get; } = new OpLayer(new SiluOp());
}
