using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>min(max(x, 0), 6) (Krizhevsky, 2010). The slope at 0 and 6 is 0.</summary>
public sealed record Relu6Op : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Where(Greater(x, 0), Where(Greater(6, x), dy, 0), 0);

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => V.Min(6.0, V.Max(0.0, x));
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>min(max(x, 0), 6) (Krizhevsky, 2010). The slope at 0 and 6 is 0.</summary>
    public static Layer Relu6 { get; } = new OpLayer(new Relu6Op());
}
