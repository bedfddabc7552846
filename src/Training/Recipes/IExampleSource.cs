using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>The batches of an epoch, in an order that is a function of the key, from a position on. A batch is valid until the next.</summary>
/// <param name="key">The key of the epoch.</param>
/// <param name="from">How many batches are left out.</param>
internal delegate IEnumerable<Validation<NnError, Batch>> ReadExamples(Key key, int from);

/// <summary>What a run is trained on: a dataset or a stream.</summary>
internal interface IExampleSource
{
    /// <summary>Examples like all others.</summary>
    Dataset Sample { get; }

    /// <summary>How many there are, where that is known.</summary>
    Option<int> Count { get; }

    /// <summary>What tells it from others.</summary>
    string Identity { get; }

    /// <summary>A reader of batches of a size, with memory of its own.</summary>
    ReadExamples Read(int size);
}
