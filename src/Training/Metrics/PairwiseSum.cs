using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Pairwise summation: neighbours first, then their sums. Rounding errors grow with the logarithm of the number of parts, what grows when it is added is copied
/// as often, and as few sums are held at a time.</summary>
internal static class PairwiseSum
{
    /// <summary>The sum of all parts; or the errors of all that failed.</summary>
    public static Validation<NnError, A> Sum<A>(this IEnumerable<Validation<NnError, A>> parts, A zero) where A : IAdditionOperators<A, A, A>
    {
        var (sums, errors) = (new Stack<(int Parts, A Sum)>(), ImmutableArray.CreateBuilder<NnError>());
        foreach (var part in parts)
            part.Match(Succ: value => Push(sums, value), Fail: found => errors.AddRange(found));
        return errors.Count > 0 ? Validated.Fail<A>(errors) : Validated.Ok(sums.Aggregate(zero, (right, left) => left.Sum + right));
    }

    private static void Push<A>(Stack<(int Parts, A Sum)> sums, A value) where A : IAdditionOperators<A, A, A>
    {
        var (parts, sum) = (1, value);
        while (sums.TryPeek(out var last) && last.Parts == parts)
            (parts, sum) = (2 * parts, sums.Pop().Sum + sum);
        sums.Push((parts, sum));
    }
}
