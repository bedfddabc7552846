using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Functional.Nn.Checking;

/// <summary>Who guards the guards: breaks the pullback of an op in every usual way and sees whether the laws notice.</summary>
public static class MutationGate
{
    /// <summary>Every way of breaking a pullback.</summary>
    public static ImmutableArray<Mutation> Mutations { get; } = [.. Enum.GetValues<Mutation>().Where(m => m is not Mutation.None)];

    /// <summary>The mutations that no law notices in generated cases, and <see cref="Mutation.None"/> where the laws complain about the
    /// op as it is. Mutations that leave the pullback as it is in every case, such as swapping equal adjoints, do not count.</summary>
    public static ImmutableArray<Mutation> Survivors(Gen<OpCase> cases, int count = 60, ulong seed = 42) =>
    [
        .. OpLaws.Check(cases, count, seed).Passed ? ImmutableArray<Mutation>.Empty : [Mutation.None],
        .. Run(cases, count, seed).Where(mutant => mutant.Fate is Fate.Survived).Select(mutant => mutant.Mutation),
    ];

    /// <summary>What becomes of each mutant of an op that keeps the laws itself, in generated cases: a function of the seed. Only the
    /// laws of derivatives count, for the values are right.</summary>
    public static ValueList<MutantReport> Run(Gen<OpCase> cases, int count = 60, ulong seed = 42)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var drawn = cases.Sample(count, new Rnd(seed), 50).ToImmutableArray();
        return [.. Mutations.Select(mutation => Run(drawn, mutation))];
    }

    private static MutantReport Run(ImmutableArray<OpCase> cases, Mutation mutation)
    {
        var mutants = cases.Select((c, i) => (Number: i + 1, Case: c with { Op = new MutantOp(c.Op, mutation) }, Mutant: new MutantOp(c.Op, mutation), Types: ImmutableArray.CreateRange(c.Inputs.Items, x => x.Type))).ToArray();
        var others = mutants.Where(m => m.Mutant.Differs(m.Types)).ToArray();
        return others is []
            ? new(mutation, Fate.Equivalent, cases.Length, Equivalence.Of(mutants.Select(m => (m.Mutant, m.Types))).IfNone("for no known reason"))
            : others.SelectMany(m => OpLaws.OfDerivatives.SelectMany(law => law.Check(m.Case).Take(1)).Take(1).Select(failure => new MutantReport(mutation, Fate.Killed, m.Number, failure.Law)))
                .FirstOrDefault(new MutantReport(mutation, Fate.Survived, cases.Length, "no law notices it"));
    }
}
