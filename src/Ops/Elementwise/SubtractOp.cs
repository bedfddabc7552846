using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>x - y.</summary>
public sealed record SubtractOp : BinaryFunctionOp
{
    /// <inheritdoc/>
    private protected override BinaryKernel<T> Kernel<T>() => new BinaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) => [dz, -dz];

    private readonly struct Function<T> : IFunction2<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x, V y) where V : unmanaged, IRegister<V, T> => x - y;
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>x - y. Shapes broadcast.</summary>
    public static Expr Subtract(Expr x, Expr y) => new SubtractOp().Broadcast(x, y);
}
