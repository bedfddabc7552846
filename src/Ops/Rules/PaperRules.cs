using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Rules.Table;

namespace Functional.Nn.Ops.Rules;

/// <summary>What derivatives look like on paper, where single points at which a slope is not defined are left out. For reading alone: values there are others.</summary>
internal static class PaperRules
{
    public static ValueList<Rule> All { get; } =
    [
        OnTwo<WeighOp>("weigh(w, x) = w x", (w, x) => w * x),
        OnTwo<WeighOverOp>("weigh-over(w, x) = w / x", (w, x) => w / x),
        OnTwo<EqualOp>("equal(a, b) is known of numbers", (x, y) => (x.Fill(), y.Fill()) is ({ } a, { } b) ? Expr.Fill(x.Shape, a == b ? 1 : 0) : null),
        On<WhereOp>("where(x = 0, c, x) = x", (_, e) => e is { Inputs: [{ Op: EqualOp, Inputs: [var x, _] }, var c, var y] } && c.Fill() is not null && x == y ? y : null),
        OnTwo<DivideOp>("(1/x) / x = 1/x²", (x, y) => x.Under<ReciprocalOp>() is { } z && z == y ? Reciprocal(Square(y)) : null),
        OnOne<SquareOp>("(1/x)² = 1/x²", x => x.Under<ReciprocalOp>() is { } y ? Reciprocal(Square(y)) : null),
    ];

    /// <summary>What has a name of its own for speed, in the signs of paper.</summary>
    public static ValueList<Rule> Signs { get; } =
    [
        OnOne<SquareOp>("square x = x^2", x => Pow(x, 2)),
        OnOne<ReciprocalOp>("reciprocal x = 1 / x", x => 1.0 / x),
    ];
}
