namespace Functional.Nn.Training;

/// <summary>Memory for batches of a dataset: one for each number of examples, filled again and again.</summary>
internal sealed class BatchMemory(Dataset data)
{
    private readonly Dictionary<int, Batch> batches = [];

    /// <summary>The examples at these positions, until the next batch of as many.</summary>
    public Batch Fill(ReadOnlySpan<int> positions)
    {
        if (!batches.TryGetValue(positions.Length, out var batch))
            batches[positions.Length] = batch = new(data.Features.ForRows(positions.Length), data.Targets.ForRows(positions.Length));
        data.Features.CopyRows(positions, batch.Features);
        data.Targets.CopyRows(positions, batch.Targets);
        return batch;
    }
}
