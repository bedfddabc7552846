namespace Functional.Nn;

/// <summary>Where a value may be written in the memory of a variable (buffer donation): nothing reads the variable after that, and what reads it at the
/// same time does so element by element.</summary>
internal static class Overwriting
{
    /// <summary>Whether <paramref name="value"/> may stand where <paramref name="variable"/> does.</summary>
    public static bool May(Staging staging, Lifetimes lifetimes, int variable, int value)
    {
        var stage = staging.StageOf(value);
        return stage >= 0
            && staging.Stages[stage] is { Blocked: var blocked, Producer: var producer }
            && blocked.Any(node => node.First == value)
            && staging.Types[variable] == staging.Types[value]
            && lifetimes.LastUse[variable] <= stage
            && (producer is null || !Reads(producer))
            && blocked.All(node => node.Inputs.All(input => input == variable || staging.Read(node, input) != variable))
            && !blocked.SkipWhile(node => node.First != value).Skip(1).Any(Reads);

        bool Reads(Node node) => node.Inputs.Any(input => staging.Read(node, input) == variable);
    }
}
