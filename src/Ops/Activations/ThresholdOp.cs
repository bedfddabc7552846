using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x above <c>Limit</c>, else <c>Value</c>. The slope at Limit is 0.</summary>
/// <param name="Limit">What x must exceed.</param>
/// <param name="Value">What stands for x elsewhere.</param>
public sealed record ThresholdOp([Range(double.NegativeInfinity, double.PositiveInfinity)] double Limit = 0, [Range(double.NegativeInfinity, double.PositiveInfinity)] double Value = 0) : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        var (limit, value) = (T.CreateChecked(Limit), T.CreateChecked(Value));
        Elementary.Map(x, y, v => v <= limit ? value : v);
    }

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Where(Greater(x, Limit), dy, 0);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x above <paramref name="limit"/>, else <paramref name="value"/>.</summary>
    public static Layer Threshold(double limit = 0, double value = 0) => new OpLayer(new ThresholdOp(limit, value));
}
