namespace Functional.Nn.Ops;

/// <summary>Takes an expression apart into its operations, inputs first, each written as a formula.</summary>
internal static class FormulaOperations
{
    /// <summary>Hands each operation over to <paramref name="add"/>, as text and as an expression of what <paramref name="add"/>
    /// answered for earlier ones. Constants and broadcasts are no operations; an expression of nothing else is one.</summary>
    public static void TakeApart(Expr expr, Func<string, Expr, Expr> add)
    {
        var graph = Graph.Of(expr);
        var parts = graph.Fold<Expr>((node, inputs) => node.Op.Apply(inputs.ToArray()) is var part && IsOperand(node.Op) ? part : add(Written(part).Text, part));
        if (IsOperand(graph.Nodes[^1].Op))
            add(Operand(expr).Text, parts[graph.Outputs[0]]);
    }

    private static bool IsOperand(Op op) => op is VarOp or ConstantOp or BroadcastToOp or ExtentOp;

    private static Spelling Written(Expr part) => FormulaStyle.Plain.Spell(part.Op, [.. part.Inputs.Select(Operand)]);

    private static Spelling Operand(Expr input) => input.Op is BroadcastToOp ? Operand(input.Inputs[0]) : Written(input);
}
