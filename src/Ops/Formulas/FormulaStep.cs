namespace Functional.Nn.Ops;

/// <summary>One line of a <see cref="Formula"/>: a name for a value.</summary>
/// <param name="Name">The name, which later steps use.</param>
/// <param name="Text">What stands right of the equals sign.</param>
/// <param name="Local">The value, with earlier steps and variables alike as free variables.</param>
/// <param name="Expr">The value, with the definitions of earlier steps in their places.</param>
public sealed record FormulaStep(string Name, string Text, Expr Local, Expr Expr)
{
    /// <summary>The line.</summary>
    public override string ToString() => $"{Name} = {Text}";
}
