using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>max(x, 0). The slope at 0 is 0.</summary>
public sealed record ReluOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    public override double Gain => Math.Sqrt(2);

    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Where(Greater(x, 0), dy, 0);

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => V.Except(x, x <= 0.0);
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>max(x, 0). The slope at 0 is 0.</summary>
    public static Layer Relu { get; } = new OpLayer(new ReluOp());
}
