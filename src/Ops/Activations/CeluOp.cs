using System.ComponentModel.DataAnnotations;
using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x above 0, <c>α (e^(x/α) - 1)</c> elsewhere (Barron, 2017). Its slope is continuous.</summary>
/// <param name="Alpha">The depth of the left plateau.</param>
public sealed record CeluOp([Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double Alpha = 1) : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new(T.CreateChecked(Alpha)));

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Where(Greater(x, 0), dy, Weigh(dy, Exp(Minimum(x, 0) / Alpha)));

    private readonly struct Function<T>(T alpha) : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => V.Select(x > 0.0, x, V.All(alpha) * Exponential<V, T>.MinusOne(x / V.All(alpha)));
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x above 0, <c>α (e^(x/α) - 1)</c> elsewhere.</summary>
    public static Layer Celu(double alpha = 1) => new OpLayer(new CeluOp(alpha));
}
