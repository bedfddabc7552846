using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>A dataset to train on.</summary>
/// <param name="Sample">The dataset.</param>
internal sealed record DatasetSource(Dataset Sample) : IExampleSource
{
    public Option<int> Count => Sample.Count;

    public string Identity => RunIdentity.Of(Sample);

    public ReadExamples Read(int size)
    {
        var memory = new BatchMemory(Sample.Whole);
        return (key, from) => Sample.Order(key).Chunk(size).Skip(from).Select(positions => Ok(memory.Fill(positions)));
    }
}
