using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x / (1 + |x|).</summary>
public sealed record SoftsignOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) =>
        Reciprocal(1.0 + Abs(x)) is var r ? Weigh(dy, Square(r)) : Option<Expr>.None;

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => V.Select(V.Equal(V.Abs(x), double.PositiveInfinity), V.CopySign(1.0, x), x / (1.0 + V.Abs(x)));
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x / (1 + |x|).</summary>
    public static Layer Softsign { get; } = new OpLayer(new SoftsignOp());
}
