using System.Collections.Immutable;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x where the condition is not 0, else y: element by element, of equal shapes. What is not selected has no influence, not even as NaN.</summary>
public sealed record WhereOp : Op
{
    /// <inheritdoc/>
    public override bool IsElementwise => true;

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => ShapeRules.SameReals(this, inputs, 3);

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        ReadOnlySpan<T> condition = call[0], x = call[1], y = call[2];
        var z = call.Result;
        for (var i = 0; i < z.Length; i++)
            z[i] = condition[i] != T.Zero ? x[i] : y[i];
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [Option<Expr>.None, Where(at.Inputs[0], at.Adjoint, 0), Where(at.Inputs[0], 0, at.Adjoint)];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>x where the condition is not 0, else y. Shapes broadcast.</summary>
    public static Expr Where(Expr condition, Expr x, Expr y) => new WhereOp().Broadcast(condition, x, y);
}
