namespace Functional.Nn.Checking;

/// <summary>What is known of a function near a point, from best to worst: it decides what differences can say of its gradient.</summary>
public enum Smoothness
{
    /// <summary>Smooth: the gradient equals the central difference.</summary>
    Smooth,

    /// <summary>Smooth but for kinks that may lie within reach of a step, as in networks with ReLU: steps become smaller, and where
    /// the slopes on both sides still differ, the gradient lies between them.</summary>
    Piecewise,

    /// <summary>At a kink: the gradient lies between the slopes on both sides.</summary>
    Kink,

    /// <summary>At a jump: differences say nothing.</summary>
    Jump,
}
