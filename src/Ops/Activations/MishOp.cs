using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>x tanh(log(1 + e^x)) (Misra, 2019).</summary>
public sealed record MishOp : UnaryFunctionOp
{
    /// <summary>From here on the slope is 1 in every type.</summary>
    private const double Negligible = 40;

    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <summary>With t = tanh(log(1 + e^x)): <c>t + y (1 - t²) σ(x) / t</c>, the last quotient in e^x.</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) =>
        Exp(Minimum(x, Negligible)) is var e && (4.0 * (1.0 + e) / ((e + 2.0) * (Square(e) + (2.0 * e) + 2.0))) is var rest
            ? Weigh(dy, (x | Softplus | Tanh) + Weigh(Where(Greater(x, Negligible), 0, rest), y))
            : Option<Expr>.None;

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => Hyperbolic<V, T>.Mish(x);
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x tanh(log(1 + e^x)) (Misra, 2019).</summary>
    public static Layer Mish { get; } = new OpLayer(new MishOp());
}
