namespace Functional.Nn;

/// <summary>What an expression holds.</summary>
public enum Kind
{
    /// <summary>Numbers of the type the program runs in; gradients flow.</summary>
    Real,

    /// <summary>Integers: classes, positions, random keys; no gradient flows into them.</summary>
    Index,
}
