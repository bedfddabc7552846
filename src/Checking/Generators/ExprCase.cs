namespace Functional.Nn.Checking;

/// <summary>An expression and an environment in which it has a value.</summary>
/// <param name="Expr">The expression.</param>
/// <param name="Env">The values of its variables.</param>
public sealed record ExprCase(Expr Expr, Env Env)
{
    /// <summary>The variables of real numbers, in order of first use.</summary>
    public IEnumerable<Expr> Variables => Graph.Of(Expr).Values.Where(v => v.Op is VarOp && v.Kind is Kind.Real);

    /// <summary>The listing of the expression, then the value of each variable.</summary>
    public override string ToString() =>
        string.Join(Environment.NewLine, [$"{Environment.NewLine}{Expr.Listing()}where", .. Env.Select(v => $"  {v.Key} = {v.Value} : {v.Value.Type}")]);
}
