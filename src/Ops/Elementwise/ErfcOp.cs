using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The complement of the error function, <c>2/√π ∫ₓ^∞ e^(-t²) dt</c>, exact where it is small.</summary>
public sealed record ErfcOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new());

    /// <summary>-2/√π e^(-x²) dy.</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, -2 / Math.Sqrt(Math.PI) * Exp(-Square(x)));

    private readonly struct Function<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        public static bool IsLong => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => Gaussian<V, T>.Erfc(x);
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The complement of the error function, <c>2/√π ∫ₓ^∞ e^(-t²) dt</c>, exact where it is small.</summary>
    public static Expr Erfc(Expr x) => new ErfcOp().Apply(x);
}
