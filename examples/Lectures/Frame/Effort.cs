namespace Functional.Nn.Lectures;

/// <summary>How much is computed.</summary>
public enum Effort
{
    /// <summary>As little as shows what is to be shown: seconds on two cores.</summary>
    Quick,

    /// <summary>As much as makes a good picture: up to two minutes.</summary>
    Full,
}

/// <summary>What depends on the effort.</summary>
public static class Efforts
{
    /// <summary>One of two.</summary>
    public static A Of<A>(this Effort effort, A quick, A full) => effort is Effort.Quick ? quick : full;
}
