namespace Functional.Nn.Checking;

/// <summary>What became of a mutant.</summary>
public enum Fate
{
    /// <summary>A law noticed it.</summary>
    Killed,

    /// <summary>It is no mutant: in every case its pullback is that of the whole op.</summary>
    Equivalent,

    /// <summary>No law noticed it.</summary>
    Survived,
}
