using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x times <see cref="HardSigmoidOp"/> of x (Howard et al., 2019). The slope at -3 is that of the parabola, -1/2, and at 3 that of the line, 1.</summary>
public sealed record HardSwishOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) =>
        Where(Greater(3, x), Where(Greater(-3, x), 0, Weigh(dy, (Maximum(Minimum(x, 3), -3) / 3.0) + 0.5)), dy);

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => V.Select(x >= 3.0, x, V.Except(x * ((x + 3.0) / 6.0), x <= -3.0));
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x times <see cref="HardSigmoidOp"/> of x (Howard et al., 2019). The slope at -3 is that of the parabola, -1/2, and at 3 that of the line, 1.</summary>
    public static Layer HardSwish { get; } = new OpLayer(new HardSwishOp());
}
