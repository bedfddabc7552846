using System.Collections.Frozen;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Xunit;

namespace Functional.Nn.Properties;

/// <summary>The gate over all ops, kept as <c>docs/mutation-gate.md</c>. Each op is run once for all tests; <c>FNN_DEEP=1</c> runs more seeds.</summary>
public sealed class MutationGateTests
{
    private const string Head =
        """
        # The mutation gate

        For each op, its pullback is broken in every usual way, and the laws of derivatives must notice on generated cases. A cell is the
        number of the case in which a law noticed; `=` is no mutant, for there the broken pullback is the right one; **!** would be a
        survivor. A test keeps this file: with `FNN_WRITE_DOCS=1` in its environment it writes it anew.


        """;

    private static readonly ulong[] MoreSeeds = Environment.GetEnvironmentVariable("FNN_DEEP") == "1" ? [1, 2, 3, 4, 5, 6, 7, 8, 9] : [];

    private static readonly FrozenDictionary<string, Type> Types = OpGenerators.Ops(typeof(Op).Assembly, typeof(ReluOp).Assembly).ToFrozenDictionary(op => op.Name);

    private static readonly FrozenDictionary<string, Lazy<KillRow>> Rows = Types.ToFrozenDictionary(op => op.Key, op => new Lazy<KillRow>(() => new(Term.HeadOf(op.Value), Mutants(op.Value, 42, 60))));

    public static TheoryData<string> Ops => [.. Types.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ops))]
    public void The_laws_notice_every_mutation_of_the_pullback(string op) => Assert.All(
        (ValueList<MutantReport>[])[Rows[op].Value.Mutants, .. MoreSeeds.Select(seed => Mutants(Types[op], seed, 120))],
        mutants => Assert.Equal([], mutants.Where(mutant => mutant.Fate is Fate.Survived)));

    [Theory]
    [MemberData(nameof(Ops))]
    public void What_is_no_mutant_is_none_for_a_reason(string op) =>
        Assert.Equal([], Rows[op].Value.Mutants.Where(mutant => mutant.Reason is "for no known reason"));

    [Fact]
    public void The_table_of_kills_is_that_of_the_documentation()
    {
        var path = Path.Combine(Repository.Root, "docs", "mutation-gate.md");
        var found = Head + new KillTable([.. Ops.Select(row => Rows[row.Data].Value)]);
        if (Environment.GetEnvironmentVariable("FNN_WRITE_DOCS") == "1")
            File.WriteAllText(path, found);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == found, "docs/mutation-gate.md is not what the gate finds: run this test with FNN_WRITE_DOCS=1, and read what changed.");
    }

    private static ValueList<MutantReport> Mutants(Type op, ulong seed, int count) => OpGenerators.Of(op).Match(cases => MutationGate.Run(cases, count, seed), () => []);
}
