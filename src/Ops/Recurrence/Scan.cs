using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>What a scan answers.</summary>
/// <param name="Last">The carries after the last step.</param>
/// <param name="Outputs">The outputs of all steps, <c>[n, ...]</c>.</param>
public sealed record ScanResult(ValueList<Expr> Last, ValueList<Expr> Outputs);

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>
    /// A fold over the first axis of sequences: each step finds the carries and one position of each sequence, and gives the next
    /// carries and outputs. Other expressions that it uses are computed once, outside. What is costly in a step, products and exponentials, is
    /// kept beside the outputs, for the way back.
    /// </summary>
    /// <param name="initial">The carries that the first step finds.</param>
    /// <param name="sequences">One or more, of one length.</param>
    /// <param name="step">From carries and positions to the next carries, of the same types, and outputs.</param>
    /// <param name="backwards">Whether the last position comes first; outputs stand where their positions do.</param>
    public static ScanResult Scan(
        ImmutableArray<Expr> initial,
        ImmutableArray<Expr> sequences,
        Func<ImmutableArray<Expr>, ImmutableArray<Expr>, (ImmutableArray<Expr> Next, ImmutableArray<Expr> Outputs)> step,
        bool backwards = false)
    {
        var scope = $"{Guid.NewGuid()}/";
        if (sequences.IsEmpty || sequences.Any(x => x.Shape.Rank == 0 || x.Shape[0] != sequences[0].Shape[0]))
            throw new ShapeException(new ShapeError("scan") { Expected = "one or more sequences of rank 1 or more and of one length", Found = ShapeRules.Listed([.. sequences.Select(x => x.Type)]) });
        ImmutableArray<Expr> own = [.. initial.Select(x => x.Type).Concat(sequences.Select(x => x.Type with { Shape = x.Shape[1..] })).Select((type, i) => Expr.Var($"{scope}{i}", type))];
        var (next, outputs) = step(own[..initial.Length], own[initial.Length..]);
        if (!next.Select(x => x.Type).SequenceEqual(initial.Select(x => x.Type)))
            throw new ShapeException(new ShapeError("carries of a scan") { Expected = $"those that it begins with, {ShapeRules.Listed([.. initial.Select(x => x.Type)])}", Found = ShapeRules.Listed([.. next.Select(x => x.Type)]) });
        var closed = Closure.Of(Graph.Of([.. next, .. outputs]), own);
        var results = ScanOp.On(WithCostly(closed.Step), initial, sequences, closed.Fixed.Items, backwards);
        return new([.. results.Take(next.Length)], [.. results.Skip(next.Length).Take(outputs.Length)]);
    }

    /// <summary>The step with what is costly in it among its outputs, and what costly functions are of, so that the way back need not compute it again.</summary>
    private static Graph WithCostly(Graph step) => Graph.Of(
    [
        .. step.Outputs.Select(output => step.Values[output]),
        .. step.Nodes.SelectMany(Kept).Distinct().Where(value => !step.Outputs.Contains(value) && step.Values[value].Op is not VarOp).Select(value => step.Values[value]),
    ]);

    private static int[] Kept(Node node) => node.Op switch
    {
        UnaryFunctionOp { IsShort: false } => [node.Inputs[0], node.First],
        MatmulOp or ConvOp => [node.First],
        _ => [],
    };
}
