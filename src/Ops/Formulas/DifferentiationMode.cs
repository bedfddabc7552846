namespace Functional.Nn.Ops;

/// <summary>From which end the chain rule is worked out.</summary>
public enum DifferentiationMode
{
    /// <summary>Both, side by side.</summary>
    Both,

    /// <summary>From the variable on: how each step changes with it.</summary>
    Forward,

    /// <summary>From the result back: how it changes with each step.</summary>
    Backward,
}
