using FsCheck;
using Functional.Nn.Cli;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties.Cli;

public sealed class DeviationTests
{
    [Property]
    public void The_targets_themselves_deviate_by_nothing_and_explain_everything(NonEmptyArray<int> targets)
    {
        double[] numbers = [.. targets.Get.Select(t => (double)t)];
        var deviation = Deviation.Of(numbers, numbers);
        Assert.Equal(0, deviation.RootMeanSquare);
        Assert.Equal(numbers.Distinct().Count() > 1 ? [1.0] : [], deviation.Explained);
    }

    [Property]
    public void Their_mean_explains_nothing_and_deviates_by_the_standard_deviation(NonEmptyArray<short> targets)
    {
        double[] numbers = [.. targets.Get.Select(t => (double)t)];
        var mean = numbers.Average();
        var deviation = Deviation.Of([.. numbers.Select(_ => mean)], numbers);
        Assert.Equal(Math.Sqrt(numbers.Average(t => t * t) - (mean * mean)), deviation.RootMeanSquare, 1e-3);
        Assert.All(deviation.Explained, explained => Assert.Equal(0, explained, 1e-12));
    }
}
