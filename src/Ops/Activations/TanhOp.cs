using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The hyperbolic tangent. Its slope is sech² x.</summary>
public sealed record TanhOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    public override double Gain => 5.0 / 3;

    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, SechSquared(x));

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => Hyperbolic<V, T>.Tanh(x);
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The hyperbolic tangent. Its slope is sech² x.</summary>
    public static Layer Tanh { get; } = new OpLayer(new TanhOp());
}
