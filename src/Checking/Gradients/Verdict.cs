namespace Functional.Nn.Checking;

/// <summary>What differences say of a gradient, from best to worst.</summary>
public enum Verdict
{
    /// <summary>Equal within the tolerance and the uncertainty of the difference, which is at most ten times the tolerance.</summary>
    Agrees,

    /// <summary>At a kink, and between the slopes on both sides.</summary>
    Between,

    /// <summary>The difference is too uncertain to tell.</summary>
    Undecided,

    /// <summary>Not equal, or not between the slopes on both sides of a kink.</summary>
    Differs,
}
