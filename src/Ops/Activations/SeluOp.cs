using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary><c>λ x</c> above 0, <c>λ α (e^x - 1)</c> elsewhere, with which activations keep mean 0 and variance 1 (Klambauer et al., 2017). The slope at 0 is λ α.</summary>
public sealed record SeluOp : UnaryFunctionOp
{
    private const double Alpha = 1.6732632423543772848170429916717;
    private const double Scale = 1.0507009873554804934193349852946;

    /// <inheritdoc/>
    public override double Gain => 0.75;

    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new(T.CreateChecked(Scale), T.CreateChecked(Scale * Alpha)));

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Where(Greater(x, 0), Scale * dy, Weigh(dy, Scale * Alpha * Exp(Minimum(x, 0))));

    private readonly struct Function<T>(T scale, T alpha) : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => V.Select(x > 0.0, V.All(scale) * x, V.All(alpha) * Exponential<V, T>.MinusOne(x));
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary><c>λ x</c> above 0, <c>λ α (e^x - 1)</c> elsewhere, with which activations keep mean 0 and variance 1 (Klambauer et al., 2017). The slope at 0 is λ α.</summary>
    public static Layer Selu { get; } = new OpLayer(new SeluOp());
}
