using Functional.Nn.Interop;

namespace Functional.Nn.Training;

/// <summary>Errors of one sort: all are counted, the first are kept.</summary>
internal sealed class FirstErrors
{
    private readonly List<(long Line, NnError Error)> kept = [];

    public long Count { get; private set; }

    public IReadOnlyList<(long Line, NnError Error)> Kept => kept;

    public void Add(long line, Func<NnError> error)
    {
        if (Count++ < CappedErrors.Most)
            kept.Add((line, error()));
    }
}
