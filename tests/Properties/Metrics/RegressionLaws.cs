using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using LanguageExt;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class RegressionLaws
{
    private static readonly Arbitrary<(double Prediction, double Target)[]> Pairs =
        Gen.Choose(-99, 99).Two().Select(pair => (pair.Item1 / 7.0, pair.Item2 / 3.0)).NonEmptyListOf().Select(pairs => pairs.ToArray()).ToArbitrary();

    [Property]
    public void The_targets_themselves_deviate_by_nothing_and_explain_everything(NonEmptyArray<int> targets)
    {
        double[] numbers = [.. targets.Get.Select(t => t + 0.1)];
        var deviation = Deviation.Of(numbers, numbers);
        Assert.Equal((0, 0, 0), (Known(deviation.MeanSquaredError), Known(deviation.RootMeanSquaredError), Known(deviation.MeanAbsoluteError)));
        Assert.Equal(numbers.Distinct().Count() > 1 ? [1.0] : [], deviation.R2);
        Assert.Equal(deviation.R2, deviation.ExplainedVariance);
    }

    [Property]
    public void Their_mean_explains_nothing_and_deviates_by_the_standard_deviation(NonEmptyArray<short> targets)
    {
        double[] numbers = [.. targets.Get.Select(t => (double)t)];
        var mean = numbers.Average();
        var deviation = Deviation.Of([.. numbers.Select(_ => mean)], numbers);
        Assert.Equal(Math.Sqrt(numbers.Average(t => t * t) - (mean * mean)), Known(deviation.RootMeanSquaredError), 1e-3);
        Assert.All(deviation.R2, explained => Assert.Equal(0, explained, 1e-12));
    }

    [Property]
    public Property Errors_are_their_formulas() => Prop.ForAll(Pairs, pairs =>
    {
        var (found, errors, mean) = (Of(pairs), pairs.Select(p => p.Prediction - p.Target).ToArray(), pairs.Average(p => p.Target));
        Assert.Equal(errors.Average(e => e * e), Known(found.MeanSquaredError), 1e-9);
        Assert.Equal(errors.Average(Math.Abs), Known(found.MeanAbsoluteError), 1e-9);
        Assert.All(found.R2, r2 => Assert.Equal(1 - (errors.Sum(e => e * e) / pairs.Sum(p => Math.Pow(p.Target - mean, 2))), r2, 1e-9 * (1 + Math.Abs(r2))));
        Assert.True(Known(found.MeanSquaredError) >= Math.Pow(Known(found.MeanAbsoluteError), 2) - 1e-9);
        Assert.All(found.R2, r2 => Assert.True(r2 <= Known(found.ExplainedVariance) + 1e-12));
    });

    [Property]
    public Property Parts_in_any_order_add_up_to_the_whole() => Prop.ForAll(
        (from pairs in Pairs.Generator from order in Gen.Shuffle(pairs) from cut in Gen.Choose(0, pairs.Length) select (pairs, order, cut)).ToArbitrary(),
        of => Close(Of(of.pairs), Of(of.order[..of.cut]) + Of(of.order[of.cut..])));

    [Property]
    public Property A_bias_is_no_unexplained_variance(int bias) => Prop.ForAll(Pairs, pairs =>
    {
        var shift = bias % 1000 / 8.0;
        var (found, moved) = (Of(pairs), Of([.. pairs.Select(p => (p.Prediction + shift, p.Target))]));
        Assert.Equal(found.ExplainedVariance.Map(v => Math.Round(v, 6)), moved.ExplainedVariance.Map(v => Math.Round(v, 6)));
        Assert.Equal(found.Errors.Mean + shift, moved.Errors.Mean, 1e-9);
    });

    [Property]
    public Property Far_from_zero_hardly_a_digit_is_lost_even_in_parts() => Prop.ForAll(Pairs, pairs =>
    {
        (double, double)[] far = [.. pairs.Select(p => (Math.Round(p.Prediction) + 1e9, Math.Round(p.Target) + 1e9))];
        var near = Of([.. far.Select(p => (p.Item1 - 1e9, p.Item2 - 1e9))]);
        Close(near with { Targets = near.Targets with { Mean = near.Targets.Mean + 1e9 } }, far.Select(p => Of([p])).Aggregate((sum, part) => sum + part), 1e-7);
    });

    [Property]
    public Property Outputs_are_measured_each_by_itself() => Prop.ForAll(Pairs, pairs =>
    {
        Tensor Both(Func<(double Prediction, double Target), double> of) => Tensor.Of<double>([pairs.Length, 2], [.. pairs.SelectMany(p => new[] { of(p), 2 * of(p) })]);
        var found = Regression.Of(Both(p => p.Prediction), Both(p => p.Target));
        Close(Of(pairs), found.Outputs[0]);
        Assert.Equal(2.5 * Known(found.Outputs[0].MeanSquaredError), Known(found.MeanSquaredError), 1e-9);
        Assert.Equal(1.5 * Known(found.Outputs[0].MeanAbsoluteError), Known(found.MeanAbsoluteError), 1e-9);
        Assert.Equal(found.Outputs[0].R2.Map(r2 => Math.Round(r2, 9)), found.R2.Map(r2 => Math.Round(r2, 9)));
    });

    [Fact]
    public void Nothing_has_no_errors_and_is_added_without_effect()
    {
        Assert.All([default(Deviation).MeanSquaredError, default(Deviation).MeanAbsoluteError, default(Deviation).R2], metric => Assert.Equal(Option<double>.None, metric));
        var huge = Of([(1e200, 1e201)]);
        Assert.Equal((huge, huge), (default(Deviation) + huge, huge + default(Deviation)));
        Assert.Throws<ShapeException>(() => Deviation.Of([1], [1, 2]));
    }

    private static Deviation Of((double Prediction, double Target)[] pairs) => Deviation.Of([.. pairs.Select(p => p.Prediction)], [.. pairs.Select(p => p.Target)]);

    private static void Close(Deviation expected, Deviation found, double relative = 1e-12)
    {
        double[] Numbers(Deviation of) => [of.Targets.Count, of.Targets.Mean, of.Targets.SquareSum, of.Errors.Count, of.Errors.Mean, of.Errors.SquareSum, of.AbsoluteSum];
        Assert.All(Numbers(expected).Zip(Numbers(found)), pair => Assert.Equal(pair.Item1, pair.Item2, 1e-6 + (relative * Math.Abs(pair.Item1))));
    }

    private static double Known(Option<double> value) => value.IfNone(double.NaN);
}
