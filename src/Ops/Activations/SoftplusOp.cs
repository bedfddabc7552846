using System.ComponentModel.DataAnnotations;
using System.Numerics;
using System.Runtime.CompilerServices;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>log(1 + e^(β x)) / β, exact in both tails; x where β x is above <c>Threshold</c>.</summary>
/// <param name="Beta">How sharp the bend is.</param>
/// <param name="Threshold">Where the function is taken for x.</param>
public sealed record SoftplusOp([Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double Beta = 1, [Range(double.NegativeInfinity, double.PositiveInfinity)] double Threshold = double.PositiveInfinity) : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new(T.CreateChecked(Beta), T.CreateChecked(Threshold)));

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Beta * x is var z && double.IsPositiveInfinity(Threshold)
        ? Weigh(dy, z | Sigmoid)
        : Where(Greater(z, Threshold), dy, Weigh(dy, z | Sigmoid));

    private readonly struct Function<T>(T beta, T threshold) : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        public static bool IsLong => typeof(T) == typeof(double);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T>
        {
            var z = V.All(beta) * x;
            return V.Select(z > V.All(threshold), x, Hyperbolic<V, T>.Softplus(z) / V.All(beta));
        }
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>log(1 + e^x), exact in both tails.</summary>
    public static Layer Softplus { get; } = new OpLayer(new SoftplusOp());

    /// <summary>log(1 + e^(β x)) / β, exact in both tails; x where β x is above <paramref name="threshold"/>.</summary>
    public static Layer SoftplusOf(double beta, double threshold = double.PositiveInfinity) => new OpLayer(new SoftplusOp(beta, threshold));
}
