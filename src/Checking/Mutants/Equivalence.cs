using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Checking;

/// <summary>Why a mutation leaves a pullback as it is.</summary>
internal static class Equivalence
{
    /// <summary>From the most general reason to the most special one.</summary>
    private static readonly ImmutableArray<(string Reason, Func<Mutation, Application, ImmutableArray<Expr>, bool> Holds)> Reasons =
    [
        ("it has no real input", (_, at, _) => at.Inputs.All(x => x.Kind is not Kind.Real)),
        ("its derivative is 0 everywhere, so nothing flows back", (_, at, pulled) => at.Inputs.Any(x => x.Kind is Kind.Real) && pulled is []),
        ("only one of its inputs has an adjoint", (m, _, pulled) => m is Mutation.Swapped or Mutation.Copied && pulled is [_]),
        ("its inputs have the same adjoint", (m, _, pulled) => m is Mutation.Swapped or Mutation.Copied && pulled.Length > 1 && pulled.Distinct().Count() == 1),
        ("it repeats nothing, so no adjoint is a sum", (m, _, pulled) => m is Mutation.NotSummed or Mutation.Averaged && !pulled.Any(x => x.Op is SumToOp)),
        ("it has one result", (m, at, _) => m is Mutation.ResultsSwapped && at.Results is [_]),
        ("its pullback reads no input", (m, _, pulled) => m is Mutation.InputsLost && pulled is not []),
        ("its pullback reads no result", (m, _, pulled) => m is Mutation.ResultsLost && pulled is not []),
        ("its slope is constant, piece by piece, so the second derivative is 0", (m, _, pulled) => m is Mutation.Detached && pulled is not []),
    ];

    /// <summary>Why no mutant of these is one, if any reason is known: the most special one of those that hold in some case.</summary>
    public static Option<string> Of(IEnumerable<(MutantOp Mutant, ImmutableArray<TensorType> Inputs)> cases)
    {
        var found = cases.Select(c =>
        {
            var at = MutantOp.Of(c.Mutant.Whole, c.Inputs);
            ImmutableArray<Expr> pulled = [.. c.Mutant.Whole.Pullback(at).SelectMany(adjoint => adjoint.ToSeq())];
            return Enumerable.Range(0, Reasons.Length).LastOrDefault(i => Reasons[i].Holds(c.Mutant.Mutation, at, pulled), -1);
        }).Distinct().ToArray();
        return found.Contains(-1) ? Option<string>.None : Reasons[found.Max()].Reason;
    }
}
