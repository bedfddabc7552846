using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Rules.Table;

namespace Functional.Nn.Ops.Rules;

/// <summary>Two elementwise ops that one kernel does in one go, with the same bits.</summary>
internal static class FusionRules
{
    public static ValueList<Rule> All { get; } =
    [
        On<AddOp>("x y + z = multiply-add(x, y, z)", (_, e) => e.Inputs[0].Op is MultiplyOp ? Fused(e.Inputs[0], e.Inputs[1]) : e.Inputs[1].Op is MultiplyOp ? Fused(e.Inputs[1], e.Inputs[0]) : null),
    ];

    private static Expr Fused(Expr product, Expr more) => MultiplyAdd(product.Inputs[0], product.Inputs[1], more);
}
