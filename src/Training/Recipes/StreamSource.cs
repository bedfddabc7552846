using System.Numerics;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>A stream to train on.</summary>
/// <typeparam name="T">The type of real numbers.</typeparam>
/// <param name="Stream">The stream.</param>
/// <param name="Sample">Its first examples, with reals of that type.</param>
internal sealed record StreamSource<T>(ExampleStream Stream, Dataset Sample) : IExampleSource where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Option<int> Count => Option<int>.None;

    /// <summary>Of what nobody has read to its end, the beginning and the name have to do.</summary>
    public string Identity => $"stream of {Stream.Source}, buffer {Stream.Buffer}, begins with {RunIdentity.Of(Sample)}";

    public ReadExamples Read(int size) => (key, from) => Stream.Batches(size, key).Skip(from).Select(next => next.Bind(batch => Sample.Of<T>(batch)));
}
