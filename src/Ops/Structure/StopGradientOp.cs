using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>x, taken as a constant: nothing flows back.</summary>
public sealed record StopGradientOp : StructureOp
{
    /// <inheritdoc/>
    public override bool IsView => true;

    /// <inheritdoc/>
    protected override Option<Expr> Back(Expr dy, Shape x) => Option<Expr>.None;

    /// <inheritdoc/>
    protected override Either<ShapeError, Shape> Infer(Shape x) => x;
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>x, taken as a constant: nothing flows back.</summary>
    public static Expr StopGradient(Expr x) => new StopGradientOp().Apply(x);

    /// <summary>x, but at least <paramref name="min"/>, with slope 1 everywhere: what is below can still be learned to rise.</summary>
    public static Expr LowerBound(Expr x, double min) => Where(Greater(x, min), x, min + (x - StopGradient(x)));
}
