using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x log y, and 0 where x is 0, unless y is NaN. The slope in y at (0, 0) is NaN: there is none.</summary>
public sealed record XLogYOp : BinaryFunctionOp
{
    /// <inheritdoc/>
    private protected override BinaryKernel<T> Kernel<T>() => new BinaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) => [Weigh(dz, Log(y)), Weigh(dz, x / y)];

    private readonly struct Function<T> : IFunction2<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x, V y) where V : unmanaged, IRegister<V, T> => V.Except(x * Logarithm<V, T>.Of(y), V.Equal(x, 0.0) & V.Equal(y, y));
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>x log y, and 0 where x is 0, unless y is NaN. Shapes broadcast.</summary>
    public static Expr XLogY(Expr x, Expr y) => new XLogYOp().Broadcast(x, y);
}
