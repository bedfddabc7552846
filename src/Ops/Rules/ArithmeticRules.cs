using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Rules.Table;

namespace Functional.Nn.Ops.Rules;

/// <summary>What arithmetic knows of 0, 1 and signs. Values stay the same for every number, infinities and NaN too, but for the sign of a
/// zero, in whatever type; so there is no <c>0 x = 0</c> and no <c>x - x = 0</c>.</summary>
internal static class ArithmeticRules
{
    public static ValueList<Rule> All { get; } =
    [
        OnEither<AddOp>("x + 0 = x", (x, y) => y.IsFill(0) ? x : null),
        OnEither<AddOp>("x + -y = x - y", (x, y) => y.Under<NegateOp>() is { } z ? x - z : null),
        OnTwo<SubtractOp>("x - 0 = x", (x, y) => y.IsFill(0) ? x : null),
        OnTwo<SubtractOp>("0 - x = -x", (x, y) => x.IsFill(0) ? -y : null),
        OnTwo<SubtractOp>("x - -y = x + y", (x, y) => y.Under<NegateOp>() is { } z ? x + z : null),
        OnOne<NegateOp>("--x = x", x => x.Under<NegateOp>()),
        OnOne<NegateOp>("-(x - y) = y - x", x => x.Op is SubtractOp ? x.Inputs[1] - x.Inputs[0] : null),
        OnEither<MultiplyOp>("x 1 = x", (x, y) => y.IsFill(1) ? x : null),
        OnEither<MultiplyOp>("x -1 = -x", (x, y) => y.IsFill(-1) ? -x : null),
        OnEither<MultiplyOp>("x -y = -(x y)", (x, y) => y.Under<NegateOp>() is { } z ? -(x * z) : null),
        OnTwo<DivideOp>("x / 1 = x", (x, y) => y.IsFill(1) ? x : null),
        OnTwo<DivideOp>("-x / y = -(x / y)", (x, y) => x.Under<NegateOp>() is { } z ? -(z / y) : null),
        OnTwo<DivideOp>("1 / x = reciprocal x", (x, y) => x.IsFill(1) ? new ReciprocalOp().Apply(y) : null),
        OnTwo<PowOp>("x^0 = 1", (x, y) => y.IsFill(0) ? Expr.Fill(x.Shape, 1) : null),
        OnTwo<PowOp>("x^1 = x", (x, y) => y.IsFill(1) ? x : null),
        OnTwo<PowOp>("x^2 = x²", (x, y) => y.IsFill(2) ? Square(x) : null),
        OnOne<SquareOp>("(-x)² = x²", x => x.Under<NegateOp>() is { } y ? Square(y) : null),
        OnOne<AbsOp>("|-x| = |x|", x => x.Under<NegateOp>() is { } y ? Abs(y) : null),
        OnEither<WeighOp>("weigh(0, x) = 0", (x, y) => x.IsFill(0) ? Expr.Fill(y.Shape, 0) : null),
        OnEither<WeighOp>("weigh(c, x) = c x", (x, y) => x.Fill() is { } c && IsPlain(c) ? x * y : null),
        OnTwo<WeighOverOp>("weigh-over(0, x) = 0", (x, y) => x.IsFill(0) ? Expr.Fill(y.Shape, 0) : null),
        OnTwo<WeighOverOp>("weigh-over(x, c) = x / c", (x, y) => y.Fill() is { } c && c != 0 && (double.IsInfinity(c) || IsPlain(c)) ? x / y : null),
        On<WhereOp>("where(c, x, x) = x", (_, e) => e.Inputs[1] == e.Inputs[2] ? e.Inputs[1] : null),
        On<WhereOp>("where(0, x, y) = y, where(1, x, y) = x", (_, e) => e.Inputs[0].Fill() is { } c && (!double.IsFinite(c) || IsPlain(c)) ? e.Inputs[c != 0 ? 1 : 2] : null),
    ];
}
