using System.Globalization;

namespace Functional.Nn.Checking;

/// <summary>What became of every mutant of some ops: a value that prints as Markdown.</summary>
/// <param name="Rows">A row for each op.</param>
public sealed record KillTable(ValueList<KillRow> Rows)
{
    private IEnumerable<MutantReport> All => Rows.SelectMany(row => row.Mutants);

    /// <summary>The table with a row for each op and a column for each mutation, then the reasons of those that are no mutants, then what each
    /// law noticed.</summary>
    public override string ToString() => string.Concat(
    [
        $"{Count(Fate.Killed)} of {All.Count()} are noticed, {Count(Fate.Equivalent)} are no mutants, {Count(Fate.Survived)} survive.\n\n",
        Line(["op", .. MutationGate.Mutations.Select(m => Term.Format(m))]),
        Line(["---", .. MutationGate.Mutations.Select(_ => "--:")]),
        .. Rows.Select(row => Line([row.Op, .. row.Mutants.Select(Cell)])),
        "\n## No mutants\n\n",
        .. Reasons(),
        "\n## What notices first\n\n",
        Line(["law", .. MutationGate.Mutations.Select(m => Term.Format(m))]),
        Line(["---", .. MutationGate.Mutations.Select(_ => "--:")]),
        .. OpLaws.OfDerivatives.Select(law => Line([law.Name, .. MutationGate.Mutations.Select(m => Noticed(law, m) is var n and > 0 ? Number(n) : "")])),
    ]);

    private IEnumerable<string> Reasons() =>
        from row in Rows
        from mutant in row.Mutants
        where mutant.Fate is Fate.Equivalent
        group (row.Op, mutant.Mutation) by mutant.Reason into alike
        from line in alike.GroupBy(m => m.Mutation, m => m.Op).GroupBy(Listed, ops => Term.Format(ops.Key)).Select((ops, i) => (ops, i))
        select $"{(line.i == 0 ? $"- {alike.Key}:\n" : "")}  - {string.Join(", ", line.ops)}: {line.ops.Key}\n";

    private string Listed(IEnumerable<string> ops) => Rows.Select(row => row.Op).Except(ops).ToArray() is var rest && rest.Length < Rows.Count / 2
        ? $"all{(rest is [] ? "" : " but ")}{string.Join(", ", rest)}"
        : string.Join(", ", ops);

    private int Count(Fate fate) => All.Count(mutant => mutant.Fate == fate);

    private int Noticed(OpLaw law, Mutation mutation) => All.Count(mutant => mutant.Fate is Fate.Killed && mutant.Mutation == mutation && mutant.Reason == law.Name);

    private static string Cell(MutantReport mutant) => mutant.Fate switch
    {
        Fate.Killed => Number(mutant.Cases),
        Fate.Equivalent => "=",
        _ => "**!**",
    };

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";
}
