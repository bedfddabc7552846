using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>Layers side by side on one input, numbered from 1.</summary>
internal static class Branches
{
    /// <summary>The branches joined; they are joined for the errors of that, too, where only their types are known.</summary>
    public static Applied Apply(ValueList<Layer> branches, Expr x, Place place, Func<ImmutableArray<Expr>, Applied> join) => branches.Count == 0
        ? new ShapeError("branches") { Expected = "one or more", Found = "none" }
        : Applied.Join([.. branches.Select((branch, i) => ChainLayer.Through(branch, x, place.Enter($"{i + 1}")))], join);
}
