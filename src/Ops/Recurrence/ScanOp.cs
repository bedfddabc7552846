using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>
/// A fold as a value: the step is a graph, applied to each position of sequences in turn, and hands its carries on. Inputs: the
/// initial carries, the sequences <c>[n, ...]</c>, then what is the same at each step. Results: the last carries, the outputs of
/// all steps <c>[n, ...]</c>, and the carries that each step found <c>[n, ...]</c>. Its pullback is a scan the other way round.
/// </summary>
/// <param name="Step">From <see cref="ScanStep"/> variables to the next carries and the outputs.</param>
/// <param name="Carries">The number of carries.</param>
/// <param name="Sequences">The number of sequences.</param>
/// <param name="Fixed">The number of inputs that are the same at each step.</param>
/// <param name="Backwards">Whether the last position comes first.</param>
public sealed record ScanOp(Graph Step, [Range(0, int.MaxValue)] int Carries, [Range(1, int.MaxValue)] int Sequences, [Range(0, int.MaxValue)] int Fixed, bool Backwards = false) : Op
{
    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => inputs[Carries].Shape[0].Extent * Step.Work();

    private int Inputs => Carries + Sequences + Fixed;

    /// <summary>The results of a scan that takes only what its step uses, and the first sequence for the number of steps.</summary>
    /// <param name="step">From the variables of all inputs, numbered through, to the next carries and the outputs.</param>
    /// <param name="initial">The initial carries.</param>
    /// <param name="sequences">One or more.</param>
    /// <param name="constants">What is the same at each step.</param>
    /// <param name="backwards">Whether the last position comes first.</param>
    internal static ImmutableArray<Expr> On(Graph step, ImmutableArray<Expr> initial, ImmutableArray<Expr> sequences, ImmutableArray<Expr> constants, bool backwards)
    {
        ImmutableArray<Expr> all = [.. initial, .. sequences, .. constants];
        var used = step.Variables.Select(ScanStep.Number).Append(initial.Length).ToHashSet();
        ImmutableArray<int> kept = [.. Enumerable.Range(0, all.Length).Where(i => i < initial.Length || used.Contains(i))];
        var renumbered = Graph.Of(step.Substitute(value => step.Values[value] is { Op: VarOp variable } x ? ScanStep.Variable(kept.IndexOf(ScanStep.Number(variable)), x.Type) : null));
        var swept = kept.Count(i => i >= initial.Length && i < initial.Length + sequences.Length);
        return Expr.Of(new ScanOp(renumbered, initial.Length, swept, kept.Length - initial.Length - swept, backwards), [.. kept.Select(i => all[i])]);
    }

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs)
    {
        var results = Step.Outputs.Select(output => Step.Values[output].Type).ToImmutableArray();
        if (inputs.Length != Inputs || results.Length < Carries || inputs.Skip(Carries).Take(Sequences).Any(x => x.Shape.Rank == 0))
            return Misfit($"{Carries} carries, {Sequences} sequences of rank 1 or more and {Fixed} fixed inputs", ShapeRules.Listed(inputs));
        var n = inputs[Carries].Shape[0];
        var found = inputs.Select((x, i) => IsSequence(i) ? x with { Shape = x.Shape[1..] } : x).ToArray();
        if (inputs.Skip(Carries).Take(Sequences).Any(x => x.Shape[0] != n))
            return Misfit("sequences of one length", ShapeRules.Listed(inputs));
        if (Step.Variables.Any(v => ScanStep.Number(v) is var i && (i < 0 || i >= Inputs || found[i] != v.Type)) || !results[..Carries].SequenceEqual(found.Take(Carries)))
            return Misfit($"inputs of a step from {string.Join(" and ", Step.Variables.Select(v => $"{v.Variable} {v.Type}"))} to {ShapeRules.Listed(results)}", ShapeRules.Listed(inputs));
        return (ImmutableArray<TensorType>)[.. results[..Carries], .. results[Carries..].Concat(found.Take(Carries)).Select(type => type with { Shape = Shape.Of(n).Concat(type.Shape) })];
    }

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => new ScanKernel<T>(this).Run(call);

    /// <inheritdoc/>
    public override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => new ScanKernel<T>(this).Run;

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => ScanPullback.Of(this, at);

    /// <inheritdoc/>
    public override Op Over(Func<Graph, Graph> rewrite) => this with { Step = rewrite(Step) };

    internal bool IsSequence(int input) => input >= Carries && input < Carries + Sequences;

    private ShapeError Misfit(string expected, string found) => new(Name) { Expected = expected, Found = found };
}
