namespace Functional.Nn.Training;

/// <summary>Somebody who minimises an expression in some of its variables: one of several whose expressions have variables in common, as a generator and a discriminator have.</summary>
/// <param name="Name">The variables that are moved are called so, or stand at the place of that name: <c>generator/dense1.weight</c>. An empty one moves all real variables.</param>
/// <param name="Value">What is minimised, a scalar.</param>
/// <param name="Optimizer">How.</param>
public sealed record Player(string Name, Expr Value, GradientTransform Optimizer)
{
    /// <summary>Whether a variable is this player's.</summary>
    internal bool Moves(VarOp variable) => variable.Type.Kind is Kind.Real && (Name is "" || variable.Variable == Name || (variable.Variable.StartsWith(Name, StringComparison.Ordinal) && variable.Variable[Name.Length] is '/' or '.'));
}
