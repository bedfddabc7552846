using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>Examples that are read batch by batch, once more for each epoch, because there are more than memory has room for. No more than <see cref="Buffer"/> of them, and a batch, are held at once.</summary>
public sealed record StreamedExamples
{
    private const int Looked = 256;

    private readonly Func<int, IEnumerable<Validation<NnError, Batch>>> read;

    private StreamedExamples(string source, Dataset sample, Func<int, IEnumerable<Validation<NnError, Batch>>> read) => (Source, Sample, this.read) = (source, sample, read);

    /// <summary>Where they come from.</summary>
    public string Source { get; }

    /// <summary>The first of them.</summary>
    public Dataset Sample { get; }

    /// <summary>From how many examples at once the next one is drawn, when they are shuffled: 1 or more, and the more the better they are mixed.</summary>
    public int Buffer { get; init; } = 10_000;

    /// <summary>The stream of a dataset.</summary>
    public static StreamedExamples Of(Dataset data) => new("dataset", data, size => data.Batches(size).Select(Ok));

    /// <summary>The stream of batches that a function reads, as many examples at once as it is asked for. Errors: those of the first batch; that there is none.</summary>
    /// <param name="source">What it is called in errors.</param>
    /// <param name="classNames">The names of the classes; none where targets are numbers.</param>
    /// <param name="featureNames">A name for each number of an example, or none.</param>
    /// <param name="read">All examples from the first one on; after an error there is no more.</param>
    public static Validation<NnError, StreamedExamples> Of(string source, ValueList<string> featureNames, ValueList<string> classNames, Func<int, IEnumerable<Validation<NnError, Batch>>> read) =>
        from first in read(Looked).FirstOrDefault(Fail<Batch>(new DataError("no examples") { Where = source, Expected = "1 or more", Found = "0" }))
        from sample in Dataset.Of(first.Features, first.Targets, featureNames, classNames)
        select new StreamedExamples(source, sample, read);

    /// <summary>The same with other features, as a <see cref="Scaler"/> makes them.</summary>
    public StreamedExamples Map(Func<Dataset, Dataset> change) =>
        new(Source, change(Sample), size => read(size).Select(batch => batch.Map(examples => change(Sample.With(examples)).Whole))) { Buffer = Buffer };

    /// <summary>The examples in their order; the last batch may be smaller. After an error there is no more.</summary>
    /// <param name="size">How many in a batch, 1 or more.</param>
    public IEnumerable<Validation<NnError, Batch>> Batches(int size) => size > 0
        ? read(size)
        : throw new ShapeException(new ShapeError("batches") { Expected = "a size of at least 1", Found = $"{size}" });

    /// <summary>The examples in an order that is a function of the key and <see cref="Buffer"/>: each next one is drawn from so many, whose place the one that is read then takes.</summary>
    /// <param name="size">How many in a batch, 1 or more.</param>
    /// <param name="key">Where the order comes from.</param>
    public IEnumerable<Validation<NnError, Batch>> Batches(int size, Key key) => ShuffleBuffer.Batches(Batches(size), size, key.Fold("shuffle"), Math.Max(1, Buffer));
}
