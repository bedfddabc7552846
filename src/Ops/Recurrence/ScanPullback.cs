using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>
/// Back through a <see cref="ScanOp"/>: a scan the other way round. It carries the adjoints of the carries and the sums of those of
/// the fixed inputs; its step is the pullback of the step at the carries that were found there.
/// </summary>
internal sealed class ScanPullback
{
    private readonly ScanOp op;
    private readonly Application at;
    private readonly ImmutableArray<int> carries;
    private readonly ImmutableArray<int> sequences;
    private readonly ImmutableArray<int> constants;
    private readonly ImmutableArray<int> outputs;

    private ScanPullback(ScanOp op, Application at)
    {
        (this.op, this.at) = (op, at);
        carries = Real(0, op.Carries, i => at.Inputs[i]);
        sequences = Real(op.Carries, op.Sequences, i => at.Inputs[i]);
        constants = Real(op.Carries + op.Sequences, op.Fixed, i => at.Inputs[i]);
        outputs = Real(op.Carries, op.Step.Outputs.Length - op.Carries, i => at.Results[i]);
    }

    private int Carried => carries.Length + constants.Length;

    private int Swept => op.Sequences + op.Carries + outputs.Length + carries.Length;

    /// <summary>The adjoints of the inputs.</summary>
    public static ImmutableArray<Option<Expr>> Of(ScanOp op, Application at) => new ScanPullback(op, at).Adjoints();

    private ImmutableArray<Option<Expr>> Adjoints()
    {
        var results = ScanOp.On(
            Step(),
            [.. carries.Select(i => at.Adjoints[i]), .. constants.Select(i => Expr.Fill(at.Inputs[i].Shape, 0))],
            [
                .. at.Inputs.Skip(op.Carries).Take(op.Sequences),
                .. at.Results.Skip(op.Step.Outputs.Length),
                .. outputs.Select(i => at.Adjoints[i]),
                .. carries.Select(i => at.Adjoints[op.Step.Outputs.Length + i]),
            ],
            [.. at.Inputs.Skip(op.Carries + op.Sequences)],
            !op.Backwards);
        ImmutableArray<int> order = [.. carries, .. constants, .. sequences];
        return [.. Enumerable.Range(0, at.Inputs.Length).Select(input => order.IndexOf(input) is >= 0 and var result ? results[result] : Option<Expr>.None)];
    }

    private Graph Step()
    {
        var inputs = Enumerable.Range(0, at.Inputs.Length).Select(Here).ToImmutableArray();
        var results = op.Step.Substitute(value => op.Step.Values[value].Op is VarOp variable ? inputs[ScanStep.Number(variable)] : null);
        var before = carries.Select((i, k) => ScanStep.Variable(k, at.Inputs[i].Type)).ToImmutableArray();
        var sums = constants.Select((i, k) => ScanStep.Variable(carries.Length + k, at.Inputs[i].Type)).ToImmutableArray();
        var start = Carried + op.Sequences + op.Carries;
        var arriving = outputs.Select((i, k) => ScanStep.Variable(start + k, results[i].Type));
        var meeting = carries.Select((i, k) => ScanStep.Variable(start + outputs.Length + k, at.Inputs[i].Type));
        var pulled = Reverse.Pull(
            [.. carries.Select(i => results[i]), .. outputs.Select(i => results[i])],
            [.. before, .. arriving],
            [.. carries.Concat(constants).Concat(sequences).Select(i => inputs[i])]);
        return Graph.Of([.. pulled.Take(Carried).Zip(meeting.Concat(sums), (adjoint, more) => adjoint + more), .. pulled.Skip(Carried)]);
    }

    /// <summary>The variable that stands in the backward step for an input of the forward one.</summary>
    private Expr Here(int input) =>
        input < op.Carries ? ScanStep.Variable(Carried + op.Sequences + input, at.Inputs[input].Type)
        : op.IsSequence(input) ? ScanStep.Variable(Carried + input - op.Carries, at.Inputs[input].Type with { Shape = at.Inputs[input].Shape[1..] })
        : ScanStep.Variable(Carried + Swept + input - op.Carries - op.Sequences, at.Inputs[input].Type);

    private static ImmutableArray<int> Real(int start, int count, Func<int, Expr> value) =>
        [.. Enumerable.Range(start, count).Where(i => value(i).Kind is Kind.Real)];
}
