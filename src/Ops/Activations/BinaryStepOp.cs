using System.ComponentModel.DataAnnotations;
using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>0 below 0, 1 above, <c>AtZero</c> at 0: the unit step of Heaviside. The slope is 0.</summary>
/// <param name="AtZero">The value at 0: 0, 1/2 and 1 are usual.</param>
public sealed record BinaryStepOp([Range(-double.MaxValue, double.MaxValue)] double AtZero = 1) : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new(T.CreateChecked(AtZero)));

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Option<Expr>.None;

    private readonly struct Function<T>(T atZero) : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => V.Select(x > 0.0, 1.0, V.Select(x < 0.0, 0.0, V.Select(V.Equal(x, 0.0), V.All(atZero), x)));
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>0 below 0, 1 above, <paramref name="atZero"/> at 0.</summary>
    public static Layer BinaryStep(double atZero = 1) => new OpLayer(new BinaryStepOp(atZero));
}
