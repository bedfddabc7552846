using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

/// <summary>x³: an op as users write it.</summary>
public sealed record CubeOp : UnaryOp
{
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < y.Length; i++)
            y[i] = x[i] * x[i] * x[i];
    }

    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, 3.0 * Square(x));
}

public sealed class CubeExample
{
    [Property]
    public Property The_cube_keeps_every_law() => OpLaws.Of<CubeOp>();
}
