using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>w / x, and 0 where the weight w is 0, whatever x is; see <see cref="WeighOp"/>.</summary>
public sealed record WeighOverOp : BinaryFunctionOp
{
    /// <inheritdoc/>
    private protected override BinaryKernel<T> Kernel<T>() => new BinaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) => [WeighOver(dz, y), -Weigh(dz, WeighOver(z, y))];

    private readonly struct Function<T> : IFunction2<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x, V y) where V : unmanaged, IRegister<V, T> => V.Except(x / y, V.Equal(x, 0.0));
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>w / x, and 0 where the weight w is 0, whatever x is. Shapes broadcast.</summary>
    public static Expr WeighOver(Expr weight, Expr x) => new WeighOverOp().Broadcast(weight, x);
}
