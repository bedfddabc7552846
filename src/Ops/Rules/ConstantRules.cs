using System.Numerics;
using static Functional.Nn.Ops.Rules.Table;

namespace Functional.Nn.Ops.Rules;

/// <summary>
/// What is known before anything runs is computed once, in double precision, and never becomes larger by that. A program may round constants
/// to a smaller type before it computes, so what it would find then must be the same but for rounding: nothing is folded that jumps, or that is
/// neither 0 nor normal in <c>float</c>, as operand or as result, or that <c>float</c> finds otherwise, as a difference of what is nearly equal.
/// </summary>
internal static class ConstantRules
{
    /// <summary>Up to this many elements are kept, however few they are made of.</summary>
    private const int Small = 64;

    /// <summary>How far a value may be from that in <c>float</c>, relatively.</summary>
    private const double Rounding = 1e-6;

    public static ValueList<Rule> All { get; } =
    [
        On<Op>("f(constants) = constant", (op, e) => !Jumps(op) && !e.Inputs.IsEmpty && e.Inputs.All(IsPlain) && e.ResultTypes.All(type => type.Shape.IsKnown) && e.Shape.Size <= Math.Max(Small, e.Inputs.Max(x => x.Shape.Size)) ? Folded(e) : null),
    ];

    /// <summary>Whether the least rounding of an input may change a result as a whole; or it is not decided yet which one it is.</summary>
    private static bool Jumps(Op op) => op is InTrainingOp or DropoutOp or EqualOp or GreaterOp or GreaterOrEqualOp or WhereOp or FloorOp or CeilingOp or RoundOp or RemainderOp
        or SignOp or BinaryStepOp or HardShrinkOp or ThresholdOp or Atan2Op or SelectionOp or MaxPoolOp or OneHotOp;

    /// <summary>The value; what has none, as a lookup out of range, is left to the run, which tells the error.</summary>
    private static Expr? Folded(Expr e) => Value<double>(e) is { } value && (value is Tensor<int> || (IsPlain(value) && AreClose((Tensor<double>)value, Value<float>(e)?.To<double>()))) ? Expr.Constant(value) : null;

    private static Tensor? Value<T>(Expr e) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Graph.Of(e).Evaluate<T>(Env.Empty).SuccessToSeq().AsEnumerable().Select(values => values[0]).FirstOrDefault();

    private static bool IsPlain(Expr e) => e.Op is ConstantOp { Value: var value } && IsPlain(value);

    private static bool IsPlain(Tensor value) => value is not Tensor<double> numbers || numbers.Span.ToArray().All(Table.IsPlain);

    private static bool AreClose(Tensor<double> x, Tensor<double>? y)
    {
        for (var i = 0; i < x.Length; i++)
            if (y is null || Math.Abs(x.Span[i] - y.Span[i]) > Rounding * Math.Abs(x.Span[i]))
                return false;
        return true;
    }
}
