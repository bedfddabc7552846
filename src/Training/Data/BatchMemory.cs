namespace Functional.Nn.Training;

/// <summary>Memory for batches of all examples: one for each number of examples, filled again and again.</summary>
internal sealed class BatchMemory(Batch all)
{
    private readonly Dictionary<int, Batch> batches = [];

    /// <summary>The examples at these positions, until the next batch of as many.</summary>
    public Batch Fill(ReadOnlySpan<int> positions)
    {
        if (!batches.TryGetValue(positions.Length, out var batch))
            batches[positions.Length] = batch = all.ForRows(positions.Length);
        all.CopyRows(positions, batch);
        return batch;
    }
}
