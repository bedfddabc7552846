using System.Collections.Immutable;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Ops;

/// <summary>Layers side by side on one input, numbered from 1.</summary>
internal static class Branches
{
    /// <summary>The branches joined; they are joined for the errors of that, too, where only their types are known.</summary>
    public static Validation<NnError, Expr> Apply(ValueList<Layer> branches, Expr x, Place place, Func<ImmutableArray<Expr>, Validation<NnError, Expr>> join)
    {
        if (branches.Count == 0)
            return Fail<Expr>(place.Locate(new ShapeError("branches") { Expected = "one or more", Found = "none" }));
        var applied = branches.Select((branch, i) => ChainLayer.Through(branch, x, place.Enter($"{i + 1}"))).ToImmutableArray();
        if (applied.All(y => y.IsSuccess))
            return applied.Sequence().Bind(join);
        var standIns = applied.Select(y => y.StandIn).OfType<Expr>().ToImmutableArray();
        var joined = standIns.Length == applied.Length ? join(standIns) : Fail<Expr>();
        return Fail<Expr>([.. applied.SelectMany(y => y.Errors()), .. joined.Errors()]).Assuming(joined.Type);
    }
}
