using System.Numerics;
using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>What is found of examples that have several labels, each or none of which may apply. It adds up, exactly.</summary>
/// <param name="Labels">The counts of each label, of which precision, recall and F1 are made.</param>
/// <param name="Count">The number of examples.</param>
/// <param name="Exact">The number of examples all of whose labels were found right.</param>
public sealed record MultiLabel(ClassCounts Labels, int Count, int Exact) : IAdditionOperators<MultiLabel, MultiLabel, MultiLabel>
{
    /// <summary>The fraction of examples all of whose labels are right, 0 to 1; none of no examples.</summary>
    public Option<double> SubsetAccuracy => Ratio.Of(Exact, Count);

    /// <summary>The fraction of labels that are wrong, 0 to 1; none of no examples.</summary>
    public Option<double> HammingLoss => Labels.Micro is var all ? Ratio.Of(all.FalsePositives + all.FalseNegatives, all.FalsePositives + all.TrueNegatives + all.Support) : default;

    /// <summary>What is found of examples: a label applies where its target is in the upper half of the loss's range, and is found where its output is above the
    /// loss's threshold.</summary>
    /// <param name="loss">What says how outputs are read; its range is finite.</param>
    /// <param name="outputs">The outputs of the model, <c>[..., labels]</c>.</param>
    /// <param name="targets">Numbers of the same shape.</param>
    public static MultiLabel Of<T>(Loss loss, Tensor<T> outputs, Tensor targets) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (width, given) = (Decisions.Width(outputs), targets.To<double>());
        var (threshold, middle) = (T.CreateChecked(loss.Threshold), (loss.Range.Least + loss.Range.Most) / 2);
        var (labels, exact, rows) = (new BinaryCounts[width], 0, width == 0 ? 0 : outputs.Length / width);
        for (var row = 0; row < rows; row++)
        {
            var wrong = 0;
            for (var label = 0; label < width; label++)
            {
                var (actual, decided) = (given.Span[(row * width) + label] > middle, outputs.Span[(row * width) + label] > threshold);
                labels[label] += BinaryCounts.Of(actual, decided);
                wrong += actual == decided ? 0 : 1;
            }

            exact += wrong == 0 ? 1 : 0;
        }

        return new(new(ValueList.Of<BinaryCounts>(labels)), rows, exact);
    }

    /// <summary>What is found of both.</summary>
    public static MultiLabel operator +(MultiLabel left, MultiLabel right) => new(left.Labels + right.Labels, left.Count + right.Count, left.Exact + right.Exact);
}
