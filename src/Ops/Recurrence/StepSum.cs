using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>The sum over all steps of an expression of one step, from what some terms of it are in all steps: a product of matrices, say, is
/// one product over all steps of its factors.</summary>
/// <param name="Terms">The terms, of one step.</param>
/// <param name="Over">The sum, from what they are in all steps, <c>[n, ...]</c>.</param>
internal sealed record StepSum(ImmutableArray<Expr> Terms, Func<ImmutableArray<Expr>, Expr> Over)
{
    /// <summary>The sum of an expression.</summary>
    public static StepSum Of(Expr summand) => summand switch
    {
        { Op: MatmulOp { TransposeLeft: true, TransposeRight: false }, Inputs: [{ Shape.Rank: 2 } a, { Shape.Rank: 2 } b] } => new([a, b], all => Functions.OuterSum(all[0], all[1])),
        { Op: SumToOp sum, Inputs: [var x] } => new([x], all => all[0].SumTo(sum.Shape)),
        { Op: AddOp, Inputs: [var a, var b] } when (Of(a), Of(b)) is var (left, right) =>
            new([.. left.Terms, .. right.Terms], all => left.Over(all[..left.Terms.Length]) + right.Over(all[left.Terms.Length..])),
        _ => new([summand], all => all[0].SumTo(summand.Shape)),
    };
}
