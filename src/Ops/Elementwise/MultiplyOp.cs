using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x y.</summary>
public sealed record MultiplyOp : BinaryFunctionOp
{
    /// <inheritdoc/>
    private protected override BinaryKernel<T> Kernel<T>() => new BinaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) => [Weigh(dz, y), Weigh(dz, x)];

    private readonly struct Function<T> : IFunction2<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x, V y) where V : unmanaged, IRegister<V, T> => x * y;
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>x y. Shapes broadcast.</summary>
    public static Expr Multiply(Expr x, Expr y) => new MultiplyOp().Broadcast(x, y);
}
