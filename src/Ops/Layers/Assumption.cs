using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Ops;

/// <summary>How checking goes on after an error: with a stand-in of the type that the result would have had. The last shape
/// error of a failure tells it.</summary>
internal static class Assumption
{
    /// <summary>What is applied at a place; an operator's <see cref="ShapeException"/> is an error there, and so is the end of the
    /// stack in layers of layers of layers.</summary>
    public static Validation<NnError, Expr> Attempt(Place place, Func<Validation<NnError, Expr>> apply)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return Fail<Expr>(place.Locate(new ShapeError("nesting") { Expected = "fewer layers inside of each other", Found = $"{place.Site.Count(c => c == '/')} levels" }));
        try
        {
            return apply();
        }
        catch (ShapeException failure) when (!failure.Errors.IsEmpty)
        {
            return Fail<Expr>(failure.Errors.Select(error => error is ShapeError shape ? place.Locate(shape) : error));
        }
    }

    /// <summary>The next step; after a failure too, where the result's type is known, so that every error is told at once.</summary>
    public static Validation<NnError, Expr> Onward(this Validation<NnError, Expr> before, Func<Expr, Validation<NnError, Expr>> next)
    {
        if (before.IsSuccess)
            return before.Bind(next);
        if (before.StandIn is not { } standIn)
            return before;
        var after = next(standIn);
        return Fail<Expr>([.. before.Errors(), .. after.Errors()]).Assuming(after.Type);
    }

    /// <summary>The same, with what is known of the result of a failure.</summary>
    public static Validation<NnError, Expr> Assuming(this Validation<NnError, Expr> applied, TensorType? type)
    {
        if (applied.IsSuccess)
            return applied;
        var errors = applied.Errors();
        var last = errors.ToList().FindLastIndex(error => error is ShapeError);
        return Fail<Expr>(errors.Select((error, i) => error is ShapeError shape ? shape with { Assumed = i == last ? type : null } : error));
    }

    extension(Validation<NnError, Expr> applied)
    {
        /// <summary>The type of the result, even after an error, or null.</summary>
        public TensorType? Type => applied.IsSuccess
            ? applied.Map(y => y.Type).IfFail(default(TensorType))
            : applied.Errors().OfType<ShapeError>().LastOrDefault()?.Assumed;

        /// <summary>A variable of that type, or null.</summary>
        public Expr? StandIn => applied.Type is { } type && Expr.TryOf(new VarOp("?", type), []).IfLeft(ImmutableArray<Expr>.Empty) is [var x] ? x : null;
    }
}
