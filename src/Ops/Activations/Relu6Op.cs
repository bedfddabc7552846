using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>min(max(x, 0), 6) (Krizhevsky, 2010). The slope at 0 and 6 is 0.</summary>
public sealed record Relu6Op : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        var six = T.CreateChecked(6);
        Elementary.Map(x, y, v => T.Min(T.Max(v, T.Zero), six));
    }

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Where(Greater(x, 0), Where(Greater(6, x), dy, 0), 0);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>min(max(x, 0), 6) (Krizhevsky, 2010). The slope at 0 and 6 is 0.</summary>
    public static Layer Relu6 { get; } = new OpLayer(new Relu6Op());
}
