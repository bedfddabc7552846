using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>A stream to train on.</summary>
/// <typeparam name="T">The type of real numbers.</typeparam>
/// <param name="Stream">The stream.</param>
/// <param name="Sample">Its first examples, with reals of that type.</param>
/// <param name="Loss">What targets have to fit.</param>
/// <param name="Outputs">The outputs of the model, of which there is one for each class.</param>
internal sealed record StreamSource<T>(StreamedExamples Stream, Dataset Sample, Loss Loss, int Outputs) : IExampleSource where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Option<int> Count => Option<int>.None;

    /// <summary>Of what nobody has read to its end, the beginning and the name have to do.</summary>
    public string Identity => $"stream of {Stream.Source}, buffer {Stream.Buffer}, begins with {RunIdentity.Of(Sample)}";

    public ReadExamples Read(int size) => (key, from) => Stream.Batches(size, key).Skip(from).Select(next => next.Bind(batch => Sample.Of<T>(batch)).Bind(batch => Targets.Outside(Loss, batch.Targets, Outputs) is { } outside ? Validated.Fail<Batch>(outside) : Validated.Ok(batch)));
}
