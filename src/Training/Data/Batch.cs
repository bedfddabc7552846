namespace Functional.Nn.Training;

/// <summary>Some examples of a dataset, for one step of training.</summary>
/// <param name="Features">The features; the first axis counts the examples.</param>
/// <param name="Targets">The targets of the same examples.</param>
public sealed record Batch(Tensor Features, Tensor Targets)
{
    /// <summary>The number of examples.</summary>
    public int Count => Features.Shape[0].Extent;

    /// <summary>Memory for so many examples like these.</summary>
    internal Batch ForRows(int count) => new(Features.ForRows(count), Targets.ForRows(count));

    /// <summary>Writes an example to a place in a batch that nobody else has seen.</summary>
    internal void CopyRow(int row, Batch target, int place)
    {
        Features.CopyRow(row, target.Features, place);
        Targets.CopyRow(row, target.Targets, place);
    }

    /// <summary>Writes the examples at these positions to a batch of as many that nobody else has seen.</summary>
    internal void CopyRows(ReadOnlySpan<int> positions, Batch target)
    {
        Features.CopyRows(positions, target.Features);
        Targets.CopyRows(positions, target.Targets);
    }

    /// <summary>The examples at these positions, in this order.</summary>
    internal Batch Rows(ReadOnlySpan<int> positions) => new(Features.Rows(positions), Targets.Rows(positions));
}
