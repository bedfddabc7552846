using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The error function, <c>2/√π ∫₀ˣ e^(-t²) dt</c>.</summary>
public sealed record ErfOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <summary>2/√π e^(-x²) dy.</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, 2 / Math.Sqrt(Math.PI) * Exp(-Square(x)));

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        public static bool IsLong => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => Gaussian<V, T>.Erf(x);
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The error function, <c>2/√π ∫₀ˣ e^(-t²) dt</c>.</summary>
    public static Expr Erf(Expr x) => new ErfOp().Apply(x);
}
