using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Training;

/// <summary>Shuffles examples in bounded memory: some wait, one of which is drawn for each that comes; at the end those that still wait.</summary>
internal static class ShuffleBuffer
{
    /// <summary>The examples in batches of another order; after an error there is no more.</summary>
    /// <param name="batches">The examples as they come.</param>
    /// <param name="size">How many in a batch.</param>
    /// <param name="key">Where the order comes from.</param>
    /// <param name="places">How many wait.</param>
    public static IEnumerable<Validation<NnError, Batch>> Batches(IEnumerable<Validation<NnError, Batch>> batches, int size, Key key, int places)
    {
        Batch? waiting = null, drawn = null;
        var (held, filled, came) = (0, 0, 0);
        foreach (var next in batches)
        {
            if (next.IsFail)
            {
                yield return next;
                yield break;
            }

            var batch = next.OrThrow();
            waiting ??= batch.ForRows(places);
            for (var row = 0; row < batch.Count; row++)
                if (held < places)
                {
                    batch.CopyRow(row, waiting, held++);
                }
                else
                {
                    var place = key.Integer(came++, places);
                    waiting.CopyRow(place, drawn ??= batch.ForRows(size), filled++);
                    batch.CopyRow(row, waiting, place);
                    if (filled < size)
                        continue;
                    yield return Ok(drawn);
                    (drawn, filled) = (null, 0);
                }
        }

        foreach (var place in key.Fold("rest").Permutation(held))
        {
            waiting!.CopyRow(place, drawn ??= waiting.ForRows(size), filled++);
            if (filled < size)
                continue;
            yield return Ok(drawn);
            (drawn, filled) = (null, 0);
        }

        if (drawn is not null)
            yield return Ok(drawn.Rows([.. Enumerable.Range(0, filled)]));
    }
}
