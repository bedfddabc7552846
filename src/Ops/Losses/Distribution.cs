namespace Functional.Nn.Ops;

/// <summary>What predictions, after the activation of their loss, are the probabilities of.</summary>
public enum Distribution
{
    /// <summary>Of nothing: they are other numbers.</summary>
    None,

    /// <summary>Each is the probability of a yes by itself.</summary>
    Bernoulli,

    /// <summary>Those along the last axis are the probabilities of classes, of which one is right.</summary>
    Categorical,
}
