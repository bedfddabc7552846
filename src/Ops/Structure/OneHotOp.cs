using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>For each integer a vector of <c>Depth</c> numbers, 1 at that position and 0 elsewhere; an integer outside of 0 to Depth - 1 is an error of evaluation.</summary>
/// <param name="Depth">The extent of the new last axis.</param>
public sealed record OneHotOp([Range(0, int.MaxValue)] int Depth) : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Index } x]
        ? x.Shape.Concat([Depth])
        : new ShapeError(Name) { Expected = "an index", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        var positions = call.Positions(0, Depth);
        var y = call.Result;
        y.Clear();
        for (var i = 0; i < positions.Length; i++)
            y[(i * Depth) + positions[i]] = T.One;
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Option<Expr>.None];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>For each integer a vector of <paramref name="depth"/> numbers, 1 at that position and 0 elsewhere.</summary>
    public static Expr OneHot(Expr x, int depth) => new OneHotOp(depth).Apply(x);
}
