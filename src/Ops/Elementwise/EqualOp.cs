using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>1 where x = y, else 0. The slope is 0.</summary>
public sealed record EqualOp : BinaryFunctionOp
{
    /// <inheritdoc/>
    private protected override BinaryKernel<T> Kernel<T>() => new BinaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) => [Option<Expr>.None, Option<Expr>.None];

    private readonly struct Function<T> : IFunction2<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x, V y) where V : unmanaged, IRegister<V, T> => V.Equal(x, y) & 1.0;
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>1 where x = y, else 0. The slope is 0. Shapes broadcast.</summary>
    public static Expr Equal(Expr x, Expr y) => new EqualOp().Broadcast(x, y);
}
