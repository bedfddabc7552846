using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>
/// w x, and 0 where either is 0, whatever the other is. What has no influence sends nothing back: an adjoint 0 stays 0 where the slope
/// is infinite or NaN, and the other way round, so a branch that <see cref="WhereOp"/> leaves out cannot spoil a gradient of any order.
/// </summary>
public sealed record WeighOp : BinaryFunctionOp
{
    /// <inheritdoc/>
    private protected override BinaryKernel<T> Kernel<T>() => new BinaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) => [Weigh(dz, y), Weigh(dz, x)];

    private readonly struct Function<T> : IFunction2<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x, V y) where V : unmanaged, IRegister<V, T> => V.Except(x * y, V.Equal(x, 0.0) | V.Equal(y, 0.0));
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>w x, and 0 where either is 0, whatever the other is. Shapes broadcast.</summary>
    public static Expr Weigh(Expr weight, Expr x) => new WeighOp().Broadcast(weight, x);
}
