using System.ComponentModel.DataAnnotations;
using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x above <c>Limit</c>, else <c>Value</c>. The slope at Limit is 0.</summary>
/// <param name="Limit">What x must exceed.</param>
/// <param name="Value">What stands for x elsewhere.</param>
public sealed record ThresholdOp([Range(double.NegativeInfinity, double.PositiveInfinity)] double Limit = 0, [Range(double.NegativeInfinity, double.PositiveInfinity)] double Value = 0) : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Function<T>>(new(T.CreateChecked(Limit), T.CreateChecked(Value)));

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Where(Greater(x, Limit), dy, 0);

    private readonly struct Function<T>(T limit, T value) : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => V.Select(x <= V.All(limit), V.All(value), x);
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x above <paramref name="limit"/>, else <paramref name="value"/>.</summary>
    public static Layer Threshold(double limit = 0, double value = 0) => new OpLayer(new ThresholdOp(limit, value));
}
