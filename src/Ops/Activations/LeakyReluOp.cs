using System.ComponentModel.DataAnnotations;
using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x above 0, <c>slope · x</c> elsewhere (Maas et al., 2013). The slope at 0 is that of the negative side.</summary>
/// <param name="Slope">The slope below 0.</param>
public sealed record LeakyReluOp([Range(-double.MaxValue, double.MaxValue)] double Slope = 0.01) : UnaryFunctionOp
{
    /// <inheritdoc/>
    public override double Gain => Math.Sqrt(2 / (1 + (Slope * Slope)));

    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new(T.CreateChecked(Slope)));

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Where(Greater(x, 0), dy, Slope * dy);

    private readonly struct Function<T>(T slope) : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => V.Select(x > 0.0, x, V.All(slope) * x);
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x above 0, <c>slope · x</c> elsewhere.</summary>
    public static Layer LeakyRelu(double slope = 0.01) => new OpLayer(new LeakyReluOp(slope));
}
