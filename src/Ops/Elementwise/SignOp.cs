using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>-1, 0 or 1; NaN of NaN. The slope is 0.</summary>
public sealed record SignOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Option<Expr>.None;

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => V.Select(x > 0.0, 1.0, V.Select(x < 0.0, -1.0, V.Abs(x)));
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>-1, 0 or 1; NaN of NaN. The slope is 0.</summary>
    public static Expr Sign(Expr x) => new SignOp().Apply(x);
}
