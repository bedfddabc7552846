using System.Globalization;

namespace Functional.Nn.Ops;

/// <summary>Takes an expression apart into its operations, inputs first, each written as a formula.</summary>
internal static class FormulaOperations
{
    /// <summary>Hands each operation over to <paramref name="add"/>, as text and as an expression of what <paramref name="add"/>
    /// answered for earlier ones. Constants and broadcasts are no operations; an expression of nothing else is one.</summary>
    public static void TakeApart(Expr expr, Func<string, Expr, Expr> add)
    {
        var graph = Graph.Of(expr);
        var parts = graph.Fold<Expr>((node, inputs) => node.Op.Apply(inputs.ToArray()) is var part && IsOperand(node.Op) ? part : add(Written(part), part));
        if (IsOperand(graph.Nodes[^1].Op))
            add(Operand(expr), parts[graph.Outputs[0]]);
    }

    private static bool IsOperand(Op op) => op is VarOp or ConstantOp or BroadcastToOp or ExtentOp;

    private static string Written(Expr part) => (part.Op, part.Inputs.Select(Operand).ToArray()) switch
    {
        (NegateOp, [var x]) => $"-{x}",
        (AddOp, [var x, var y]) => $"{x} + {y}",
        (SubtractOp, [var x, var y]) => $"{x} - {y}",
        (MultiplyOp, [var x, var y]) => $"{x}*{y}",
        (DivideOp, [var x, var y]) => $"{x}/{y}",
        (PowOp, [var x, var y]) => $"{x}^{y}",
        (MatmulOp, [var x, var y]) => $"{x} @ {y}",
        (SumToOp { Shape.Rank: 0 }, [var x]) => $"sum({x})",
        (var op, var inputs) => $"{FormulaFunctions.Spelled(op.Name)}({string.Join(", ", inputs.Concat(Attributes(op)))})",
    };

    private static string Operand(Expr input) => input.Op switch
    {
        VarOp variable => variable.Variable,
        ConstantOp { Value: Tensor<double> { Length: 1 } number } => number.Span[0] is var n && double.IsNegative(n)
            ? $"({n.ToString("R", CultureInfo.InvariantCulture)})"
            : n.ToString("R", CultureInfo.InvariantCulture),
        BroadcastToOp => Operand(input.Inputs[0]),
        _ => Written(input),
    };

    private static IEnumerable<string> Attributes(Op op) =>
        from argument in Term.Of(op).Arguments
        where !argument.Parameter.HasDefaultValue || !Equals(argument.Value, argument.Parameter.DefaultValue)
        select $"{FormulaFunctions.Spelled(Term.Words(argument.Parameter.Name!))}={Term.Format(argument.Value)}";
}
