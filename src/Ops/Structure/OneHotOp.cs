using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>For each integer a vector of <c>Depth</c> numbers, 1 at that position and 0 elsewhere; all 0 for an integer outside of 0 to Depth - 1.</summary>
/// <param name="Depth">The extent of the new last axis.</param>
public sealed record OneHotOp(int Depth) : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Index } x] && Depth >= 0
        ? x.Shape.Concat([Depth])
        : new ShapeError(Name) { Expected = "an index and a depth of 0 or more", Found = $"{ShapeRules.Listed(inputs)}, depth {Depth}" };

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        var positions = call.Indices(0);
        var y = call.Result;
        y.Clear();
        for (var i = 0; i < positions.Length; i++)
            if ((uint)positions[i] < (uint)Depth)
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
