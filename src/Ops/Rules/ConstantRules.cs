using static Functional.Nn.Ops.Rules.Table;

namespace Functional.Nn.Ops.Rules;

/// <summary>What is known before anything runs is computed once, in double precision, and never becomes larger by that.</summary>
internal static class ConstantRules
{
    /// <summary>Up to this many elements are kept, however few they are made of.</summary>
    private const int Small = 64;

    public static ValueList<Rule> All { get; } =
    [
        On<Op>("f(constants) = constant", (op, e) => op is not InTrainingOp && !e.Inputs.IsEmpty && e.Inputs.All(x => x.Op is ConstantOp) && e.ResultTypes.All(type => type.Shape.IsKnown) && e.Shape.Size <= Math.Max(Small, e.Inputs.Max(x => x.Shape.Size)) ? Folded(e) : null),
    ];

    /// <summary>The value; what is not decided yet has none, and what has none, as a lookup out of range, is left to the run, which tells the error.</summary>
    private static Expr? Folded(Expr e) => Graph.Of(e).Evaluate<double>(Env.Empty).SuccessToSeq().AsEnumerable().Select(values => Expr.Constant(values[0])).FirstOrDefault();
}
