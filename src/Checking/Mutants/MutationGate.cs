using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Functional.Nn.Checking;

/// <summary>Who guards the guards: breaks the pullback of an op in every usual way and sees whether the laws notice.</summary>
public static class MutationGate
{
    /// <summary>The mutations that no law notices in generated cases, and <see cref="Mutation.None"/> where the laws complain about the
    /// op as it is. Mutations that leave the pullback as it is in every case, such as swapping equal adjoints, do not count.</summary>
    public static ImmutableArray<Mutation> Survivors(Gen<OpCase> cases, int count = 60, ulong seed = 42) =>
    [
        .. from mutation in Enum.GetValues<Mutation>()
           let mutants = cases.Select(c => c with { Op = new MutantOp(c.Op, mutation) })
           where mutation is Mutation.None
               ? !OpLaws.Check(mutants, count, seed).Passed
               : mutants.Sample(count, new Rnd(seed), 50).Any(Differs) && OpLaws.Check(mutants, count, seed).Passed
           select mutation,
    ];

    private static bool Differs(OpCase mutant) => ((MutantOp)mutant.Op).Differs([.. mutant.Inputs.Select(x => x.Type)]);
}
