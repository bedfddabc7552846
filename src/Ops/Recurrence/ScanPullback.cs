using System.Collections.Immutable;
using Functional.Nn.Ops.Rules;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>
/// Back through a <see cref="ScanOp"/>: a scan the other way round. It carries the adjoints of the carries; its step is the pullback of the
/// step at the carries that were found there, with what the step put out. What all steps add to the adjoint of a fixed input is summed
/// outside, over what the steps put out.
/// </summary>
internal sealed class ScanPullback
{
    private readonly ScanOp op;
    private readonly Application at;
    private readonly ImmutableArray<int> carries;
    private readonly ImmutableArray<int> sequences;
    private readonly ImmutableArray<int> constants;
    private readonly ImmutableArray<int> outputs;
    private readonly ImmutableArray<int> met;

    private ScanPullback(ScanOp op, Application at)
    {
        (this.op, this.at) = (op, at);
        carries = Real(0, op.Carries, i => at.Inputs[i]);
        sequences = Real(op.Carries, op.Sequences, i => at.Inputs[i]);
        constants = Real(op.Carries + op.Sequences, op.Fixed, i => at.Inputs[i]);
        outputs = [.. Real(op.Carries, Kept, i => at.Results[i]).Where(i => !at.Adjoints[i].IsFill(0))];
        met = [.. carries.Where(i => !Found(i).IsFill(0))];
    }

    /// <summary>The outputs of each step.</summary>
    private int Kept => op.Step.Outputs.Length - op.Carries;

    /// <summary>What the steps read, in the order of the variables that stand for it, behind the carries.</summary>
    private ImmutableArray<Expr> Swept =>
    [
        .. at.Inputs.Skip(op.Carries).Take(op.Sequences),
        .. at.Results.Skip(op.Carries),
        .. outputs.Select(i => at.Adjoints[i]),
        .. met.Select(Found),
    ];

    /// <summary>The adjoint of what the steps found a carry to be.</summary>
    private Expr Found(int carry) => at.Adjoints[op.Step.Outputs.Length + carry];

    /// <summary>The adjoints of the inputs.</summary>
    public static ImmutableArray<Option<Expr>> Of(ScanOp op, Application at) => new ScanPullback(op, at).Adjoints();

    private ImmutableArray<Option<Expr>> Adjoints()
    {
        var pulled = Pulled();
        ImmutableArray<StepSum> sums = [.. constants.Select((i, k) => StepSum.Of(pulled[carries.Length + k]))];
        var step = Graph.Of([.. pulled.Take(carries.Length), .. sums.SelectMany(sum => sum.Terms), .. pulled.Skip(carries.Length + constants.Length)]);
        ImmutableArray<int> put = [.. step.Outputs.Skip(carries.Length).Distinct()];
        var results = ScanOp.On(
            Graph.Of([.. step.Outputs.Take(carries.Length).Concat(put).Select(output => step.Values[output])]),
            [.. carries.Select(i => at.Adjoints[i])],
            Swept,
            [.. at.Inputs.Skip(op.Carries + op.Sequences)],
            !op.Backwards);
        var adjoints = new Option<Expr>[at.Inputs.Length];
        for (var k = 0; k < carries.Length; k++)
            adjoints[carries[k]] = results[k];
        var next = carries.Length;
        for (var k = 0; k < constants.Length; next += sums[k++].Terms.Length)
            adjoints[constants[k]] = sums[k].Over([.. Enumerable.Range(next, sums[k].Terms.Length).Select(All)]);
        for (var k = 0; k < sequences.Length; k++)
            adjoints[sequences[k]] = All(next + k);
        return [.. adjoints];

        Expr All(int output) => results[carries.Length + put.IndexOf(step.Outputs[output])];
    }

    /// <summary>In one step: the adjoints of the carries that it found, then what it adds to those of the fixed inputs, then those of its positions.</summary>
    private ImmutableArray<Expr> Pulled()
    {
        var inputs = Enumerable.Range(0, at.Inputs.Length).Select(Here).ToImmutableArray();
        var results = op.Step.Substitute(value => op.Step.Values[value].Op is VarOp variable ? inputs[ScanStep.Number(variable)] : null);
        var start = carries.Length + op.Sequences + Kept + op.Carries;
        var pulled = Reverse.Pull(
            [.. carries.Select(i => results[i]), .. outputs.Select(i => results[i])],
            [.. carries.Select((i, k) => ScanStep.Variable(k, at.Inputs[i].Type)), .. outputs.Select((i, k) => ScanStep.Variable(start + k, results[i].Type))],
            [.. carries.Concat(constants).Concat(sequences).Select(i => inputs[i])]);
        return Read(results, [.. carries.Select((i, k) => met.IndexOf(i) is >= 0 and var more ? pulled[k] + ScanStep.Variable(start + outputs.Length + more, at.Inputs[i].Type) : pulled[k]), .. pulled.Skip(carries.Length)]);
    }

    /// <summary>The same with what the step has put out read, and not computed again.</summary>
    private ImmutableArray<Expr> Read(ImmutableArray<Expr> results, ImmutableArray<Expr> pulled)
    {
        var both = Graph.Of([.. pulled, .. results.Skip(op.Carries)]);
        var put = both.Outputs.Skip(pulled.Length).ToImmutableArray();
        return both.Substitute(value => put.IndexOf(value) is >= 0 and var k && both.Values[value].Op is not VarOp
            ? ScanStep.Variable(carries.Length + op.Sequences + k, both.Values[value].Type)
            : null)[..pulled.Length];
    }

    /// <summary>The variable that stands in the backward step for an input of the forward one.</summary>
    private Expr Here(int input) =>
        input < op.Carries ? ScanStep.Variable(carries.Length + op.Sequences + Kept + input, at.Inputs[input].Type)
        : op.IsSequence(input) ? ScanStep.Variable(carries.Length + input - op.Carries, at.Inputs[input].Type with { Shape = at.Inputs[input].Shape[1..] })
        : ScanStep.Variable(carries.Length + op.Sequences + Kept + op.Carries + outputs.Length + met.Length + input - op.Carries - op.Sequences, at.Inputs[input].Type);

    private static ImmutableArray<int> Real(int start, int count, Func<int, Expr> value) =>
        [.. Enumerable.Range(start, count).Where(i => value(i).Kind is Kind.Real)];
}
