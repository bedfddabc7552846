namespace Functional.Nn;

/// <summary>Where a value may be written in the memory of a variable: nothing reads the variable after that, and what reads it at the same time does so
/// element by element.</summary>
internal static class Overwriting
{
    /// <summary>Whether <paramref name="value"/> may stand where <paramref name="variable"/> does.</summary>
    public static bool May(Graph graph, Schedule schedule, int variable, int value)
    {
        var stage = schedule.Stages.Select((s, i) => (s, i)).FirstOrDefault(s => s.s.Blocked.Any(node => node.First == value), (null!, -1)).i;
        return stage >= 0
            && schedule.Types[variable] == schedule.Types[value]
            && !graph.Outputs.Any(output => schedule.Roots[output] == variable)
            && schedule.Stages.Skip(stage + 1).All(later => !later.Nodes.Any(Reads))
            && schedule.Stages[stage] is { Blocked: var blocked, Producer: var producer }
            && (producer is null || !Reads(producer))
            && blocked.All(node => node.Inputs.All(input => input == variable || schedule.Read(node, input) != variable))
            && !blocked.SkipWhile(node => node.First != value).Skip(1).Any(Reads);

        bool Reads(Node node) => node.Inputs.Any(input => schedule.Read(node, input) == variable);
    }
}
