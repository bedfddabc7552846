namespace Functional.Nn.Ops;

/// <summary>One way in which a result depends on a variable: a product of the chain rule.</summary>
/// <param name="Names">The variable, the steps on the way, the result.</param>
/// <param name="Factors">The local derivative of each with respect to the one before.</param>
public sealed record DerivativePath(ValueList<string> Names, ValueList<double> Factors)
{
    /// <summary>What this way contributes to the derivative.</summary>
    public double Product => Factors.Aggregate(1.0, (product, factor) => product * factor);
}
