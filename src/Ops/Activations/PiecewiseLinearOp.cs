using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>0 up to -1/2, x + 1/2 up to 1/2, then 1. The slope at both ends is 0.</summary>
public sealed record PiecewiseLinearOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Where(Greater(0.5, Abs(x)), dy, 0);

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => V.Min(1.0, V.Max(0.0, x + 0.5));
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>0 up to -1/2, x + 1/2 up to 1/2, then 1. The slope at both ends is 0.</summary>
    public static Layer PiecewiseLinear { get; } = new OpLayer(new PiecewiseLinearOp());
}
