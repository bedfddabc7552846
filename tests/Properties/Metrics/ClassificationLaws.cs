using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using LanguageExt;
using MathNet.Numerics.Statistics;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class ClassificationLaws
{
    private static readonly Arbitrary<(Problem Problem, int[] Order, int Cut)> Orders = (
        from problem in Problem.Arbitrary.Generator
        from order in Gen.Shuffle(Enumerable.Range(0, problem.Count))
        from cut in Gen.Choose(0, problem.Count)
        select (problem, order, cut)).ToArbitrary();

    [Property]
    public Property Parts_in_any_order_add_up_to_the_whole() => Prop.ForAll(Orders, of =>
    {
        var (whole, sum) = (of.Problem.Found, of.Problem.Rows(of.Order[..of.Cut]).Found + of.Problem.Rows(of.Order[of.Cut..]).Found);
        Assert.Equal((whole.Confusion, whole.Ranks, whole.Rankings), (sum.Confusion, sum.Ranks, sum.Rankings));
        Assert.Equal(Known(whole.Probabilities).LogSum, Known(sum.Probabilities).LogSum, 1e-9);
        Assert.Equal(Known(whole.Probabilities).SquareSum, Known(sum.Probabilities).SquareSum, 1e-9);
        Assert.Equal(Known(whole.Probabilities).Calibration.Bins.Select(bin => (bin.Count, bin.Correct)), Known(sum.Probabilities).Calibration.Bins.Select(bin => (bin.Count, bin.Correct)));
        Assert.Equal(Known(Known(whole.Probabilities).Calibration.ExpectedError), Known(Known(sum.Probabilities).Calibration.ExpectedError), 1e-9);
    });

    [Property]
    public Property Accuracy_is_how_often_the_class_is_found_and_what_all_micro_means_are() => Prop.ForAll(Problem.Arbitrary, problem =>
    {
        var (accuracy, micro) = (problem.Confusion.Accuracy, problem.Confusion.OneVersusRest.Micro);
        Assert.Equal(problem.Actual.Zip(problem.Decided).Average(pair => pair.Item1 == pair.Item2 ? 1.0 : 0), Known(accuracy), 1e-15);
        Assert.Equal((accuracy, accuracy, accuracy), (micro.Precision, micro.Recall, micro.F1));
    });

    [Property]
    public Property The_counts_of_a_class_are_those_of_the_pairs() => Prop.ForAll(Problem.Arbitrary, problem =>
    {
        for (var c = 0; c < problem.Classes; c++)
        {
            long Pairs(bool actual, bool predicted) => problem.Actual.Zip(problem.Decided).Count(pair => (pair.Item1 == c, pair.Item2 == c) == (actual, predicted));
            Assert.Equal(new BinaryCounts(Pairs(true, true), Pairs(false, true), Pairs(true, false), Pairs(false, false)), problem.Confusion.OneVersusRest.Each[c]);
        }
    });

    [Property]
    public Property Classes_in_another_order_have_their_metrics_in_that_order() => Prop.ForAll(
        (from problem in Problem.Arbitrary.Generator from order in Gen.Shuffle(Enumerable.Range(0, problem.Classes)) select (problem, order)).ToArbitrary(),
        of =>
        {
            var (before, after) = (of.problem.Confusion, ConfusionMatrix.Of(of.problem.Classes, of.problem.Actual.Zip(of.problem.Decided).Select(pair => (of.order[pair.Item1], of.order[pair.Item2]))));
            Assert.Equal(before.OneVersusRest.Each, of.order.Select(c => after.OneVersusRest.Each[c]));
            Assert.Equal((before.Accuracy, before.MatthewsCorrelation, before.CohenKappa), (after.Accuracy, after.MatthewsCorrelation, after.CohenKappa));
            Assert.Equal(Known(before.OneVersusRest.Macro.F1), Known(after.OneVersusRest.Macro.F1), 1e-12);
            Assert.Equal(Known(before.OneVersusRest.Weighted.Precision), Known(after.OneVersusRest.Weighted.Precision), 1e-12);
        });

    [Property]
    public Property Top_1_is_the_accuracy_and_more_places_never_find_less() => Prop.ForAll(Problem.Arbitrary, problem =>
    {
        var found = problem.Found;
        Assert.Equal(found.Confusion.Accuracy, found.TopKAccuracy(1));
        Assert.All(Enumerable.Range(1, problem.Classes - 1), k => Assert.True(Known(found.TopKAccuracy(k)) <= Known(found.TopKAccuracy(k + 1))));
        Assert.Equal(1, Known(found.TopKAccuracy(problem.Classes)));
        Assert.Equal(0, Known(found.TopKAccuracy(0)));
    });

    [Property]
    public Property Of_two_classes_the_correlation_of_Matthews_is_that_of_Pearson() => Prop.ForAll(Problem.Arbitrary, problem =>
    {
        var pairs = problem.Actual.Zip(problem.Decided, (a, d) => (Actual: a == 0 ? 1 : 0, Decided: d == 0 ? 1 : 0)).ToArray();
        var pearson = Correlation.Pearson(pairs.Select(p => (double)p.Actual), pairs.Select(p => (double)p.Decided));
        var matthews = ConfusionMatrix.Of(2, pairs).MatthewsCorrelation;
        Assert.Equal(pairs.Select(p => p.Actual).Distinct().Count() == 2 && pairs.Select(p => p.Decided).Distinct().Count() == 2, matthews.IsSome);
        Assert.All(matthews, m => Assert.Equal(pearson, m, 1e-12));
    });

    [Property]
    public Property What_is_all_right_is_1_and_nothing_is_above() => Prop.ForAll(Problem.Arbitrary, problem =>
    {
        var right = ConfusionMatrix.Of(problem.Classes, problem.Actual.Zip(problem.Actual));
        Option<double>[] perfect = [right.Accuracy, right.BalancedAccuracy, right.OneVersusRest.Macro.F1, right.OneVersusRest.Weighted.Precision, .. problem.Actual.Distinct().Count() > 1 ? [right.MatthewsCorrelation, right.CohenKappa] : Array.Empty<Option<double>>()];
        Assert.All(perfect, metric => Assert.Equal(1, Known(metric), 1e-12));
        Assert.All(problem.Confusion.MatthewsCorrelation, m => Assert.InRange(m, -1 - 1e-12, 1 + 1e-12));
        Assert.All(problem.Confusion.CohenKappa, k => Assert.InRange(k, -1, 1));
        Assert.InRange(Known(problem.Confusion.BalancedAccuracy), 0, 1);
    });

    [Property]
    public Property The_scores_of_probabilities_are_their_formulas() => Prop.ForAll(Problem.Arbitrary, problem =>
    {
        var (score, rows) = (Known(problem.Found.Probabilities), problem.Probabilities.Zip(problem.Actual).ToArray());
        Assert.Equal(rows.Average(row => -Math.Log(row.Item1[row.Item2])), Known(score.LogLoss), 1e-12);
        var brier = rows.Average(row => row.Item1.Select((p, c) => Math.Pow(p - (c == row.Item2 ? 1 : 0), 2)).Sum());
        Assert.Equal(problem.Classes == 2 ? brier / 2 : brier, Known(score.BrierScore), 1e-12);
    });

    [Property]
    public Property Every_decision_is_in_the_bin_of_its_probability() => Prop.ForAll(Problem.Arbitrary, problem =>
    {
        var calibration = Known(problem.Found.Probabilities).Calibration;
        Assert.Equal(problem.Count, calibration.Bins.Sum(bin => bin.Count));
        Assert.Equal(problem.Confusion.Correct, calibration.Bins.Sum(bin => bin.Correct));
        Assert.All(calibration.Bins.Select((bin, i) => (bin.Confidence, i)), bin => Assert.All(bin.Confidence, mean => Assert.InRange(mean, (bin.i / 10.0) - 1e-9, ((bin.i + 1) / 10.0) + 1e-9)));
        var confidence = problem.Probabilities.Average(row => row.Max());
        Assert.InRange(Known(calibration.ExpectedError), Math.Abs(Known(problem.Confusion.Accuracy) - confidence) - 1e-9, 1);
    });

    [Fact]
    public void Certainty_that_is_right_is_perfectly_calibrated_and_certainty_that_is_wrong_is_not_at_all()
    {
        Assert.Equal([0.0, 1, 0.5], new[] { Calibration.Of((1, true), (1, true)), Calibration.Of((1, false)), Calibration.Of((0.5, true), (1, false), (0, false), (0.5, true)) }.Select(c => Known(c.ExpectedError)));
        Assert.Equal(Option<double>.None, Calibration.Of().ExpectedError);
    }

    [Fact]
    public void What_is_not_defined_is_none_and_counts_as_0_in_means_unless_the_class_does_not_occur_at_all()
    {
        var counts = ConfusionMatrix.Of(4, [(0, 0), (1, 0), (0, 2)]).OneVersusRest;
        Assert.Equal([0.5, Option<double>.None, 0.0, Option<double>.None], counts.Each.Select(each => each.Precision));
        Assert.Equal([0.5, 0.0, Option<double>.None, Option<double>.None], counts.Each.Select(each => each.Recall));
        Assert.Equal([0.5, 0.0, 0.0, Option<double>.None], counts.Each.Select(each => each.F1));
        Assert.Equal(new Averages(0.5 / 3, 0.5 / 3, 0.5 / 3), counts.Macro);
        var nothing = ConfusionMatrix.Of(3, []);
        Assert.All([nothing.Accuracy, nothing.BalancedAccuracy, nothing.MatthewsCorrelation, nothing.CohenKappa, nothing.OneVersusRest.Macro.F1, nothing.OneVersusRest.Weighted.F1], metric => Assert.Equal(Option<double>.None, metric));
    }

    [Fact]
    public void Matrices_of_other_classes_do_not_add_up() => Assert.Throws<ShapeException>(() => ConfusionMatrix.Of(2, []) + ConfusionMatrix.Of(3, []));

    private static A Known<A>(Option<A> value) => value.Match(Some: v => v, None: () => throw new InvalidOperationException("none"));
}
