namespace Functional.Nn.Checking;

/// <summary>A law that every op keeps.</summary>
/// <param name="Name">The law, as a sentence.</param>
/// <param name="Breaks">How an op breaks it in a case; nothing where it holds.</param>
public sealed record OpLaw(string Name, Func<OpCase, IEnumerable<Finding>> Breaks)
{
    /// <summary>The failures of this law in a case. An exception is one: rules answer values.</summary>
    public IEnumerable<LawFailure> Check(OpCase @case) => Found(@case).Select(f => new LawFailure(@case, Name, f.Expected, f.Found));

    internal static OpLaw Of(string name, Func<Trial, IEnumerable<Finding>> breaks) => new(name, @case => breaks(new(@case)));

    private Finding[] Found(OpCase @case)
    {
        try
        {
            return [.. Breaks(@case)];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return [new("a result", $"{e.GetType().Name}: {e.Message}")];
        }
    }
}
