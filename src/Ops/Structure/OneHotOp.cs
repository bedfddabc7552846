using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>For each integer a vector of <c>Depth</c> numbers, 1 at that position and 0 elsewhere; an integer outside of 0 to Depth - 1 is an error of evaluation.</summary>
/// <param name="Depth">The extent of the new last axis.</param>
/// <param name="Ignored">An integer, of any size, that becomes a vector of zeros.</param>
public sealed record OneHotOp([Range(0, int.MaxValue)] int Depth, int? Ignored = null) : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Index } x]
        ? x.Shape.Concat([Depth])
        : new ShapeError(Name) { Expected = "an index", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        var positions = call.Positions(0, Depth, Ignored);
        var y = call.Result;
        y.Clear();
        for (var i = 0; i < positions.Length; i++)
            if (positions[i] != Ignored)
                y[(i * Depth) + positions[i]] = T.One;
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Option<Expr>.None];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>For each integer a vector of <paramref name="depth"/> numbers, 1 at that position and 0 elsewhere; only zeros for the one that is ignored.</summary>
    public static Expr OneHot(Expr x, int depth, int? ignored = null) => new OneHotOp(depth, ignored).Apply(x);
}
