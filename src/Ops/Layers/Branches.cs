using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Layers side by side on one input, numbered from 1.</summary>
internal static class Branches
{
    public static Validation<NnError, ImmutableArray<Expr>> Apply(ValueList<Layer> branches, Expr x, Place place) => branches.Count == 0
        ? Validated.Fail<ImmutableArray<Expr>>(place.Locate(new ShapeError("branches") { Expected = "one or more", Found = "none" }))
        : branches.Select((branch, i) => ChainLayer.Through(branch, x, place.Enter($"{i + 1}"))).Sequence();
}
