namespace Functional.Nn.Lectures;

/// <summary>How much is computed.</summary>
public enum Effort
{
    /// <summary>As little as shows what is to be shown: at most a minute on two cores.</summary>
    Quick,

    /// <summary>As much as the lecture has.</summary>
    Full,
}

/// <summary>What depends on the effort.</summary>
public static class Efforts
{
    /// <summary>One of two.</summary>
    public static A Of<A>(this Effort effort, A quick, A full) => effort is Effort.Quick ? quick : full;
}
