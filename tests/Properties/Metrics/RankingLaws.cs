using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using LanguageExt;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class RankingLaws
{
    [Property]
    public Property The_area_is_how_often_a_positive_example_is_before_a_negative_one() => Prop.ForAll(Problem.Ranked, examples =>
    {
        double[] pairs =
        [
            .. from positive in examples
               where positive.IsPositive
               from negative in examples
               where !negative.IsPositive
               select positive.Score > negative.Score ? 1 : positive.Score.Equals(negative.Score) ? 0.5 : 0,
        ];
        Assert.Equal(pairs.Length > 0 ? pairs.Sum() / pairs.Length : Option<double>.None, Ranking.Of(examples).Auc);
    });

    [Property]
    public Property It_is_the_area_of_trapezoids_under_the_curve() => Prop.ForAll(Problem.Ranked, examples => Assert.All(Ranking.Of(examples).Auc, auc =>
    {
        var points = Ranking.Of(examples).Curve.Select(point => (X: Known(point.Counts.FalsePositiveRate), Y: Known(point.Counts.Recall))).ToArray();
        Assert.Equal(points.Zip(points.Skip(1), (a, b) => (b.X - a.X) * (a.Y + b.Y) / 2).Sum(), auc, 1e-12);
    }));

    [Property]
    public Property No_strictly_rising_function_of_scores_changes_it() => Prop.ForAll(Problem.Ranked, examples =>
    {
        var (before, after) = (Ranking.Of(examples), Ranking.Of(examples.Select(e => (Math.Exp(3 * e.Score) - 7, e.IsPositive))));
        Assert.Equal((before.Auc, before.AveragePrecision), (after.Auc, after.AveragePrecision));
        Assert.Equal(before.Curve.Select(point => point.Counts), after.Curve.Select(point => point.Counts));
    });

    [Property]
    public Property Opposite_labels_and_opposite_scores_turn_it_round() => Prop.ForAll(Problem.Ranked, examples =>
    {
        var area = Ranking.Of(examples).Auc.Map(auc => Math.Round(1 - auc, 12));
        Assert.Equal(area, Ranking.Of(examples.Select(e => (e.Score, !e.IsPositive))).Auc.Map(auc => Math.Round(auc, 12)));
        Assert.Equal(area, Ranking.Of(examples.Select(e => (-e.Score, e.IsPositive))).Auc.Map(auc => Math.Round(auc, 12)));
    });

    [Property]
    public Property Rankings_of_parts_in_any_order_are_equal_to_that_of_the_whole() => Prop.ForAll(
        (from examples in Problem.Ranked.Generator from order in Gen.Shuffle(examples) from cut in Gen.Choose(0, examples.Length) select (examples, order, cut)).ToArbitrary(),
        of =>
        {
            Assert.Equal(Ranking.Of(of.examples), Ranking.Of(of.order[..of.cut]) + Ranking.Of(of.order[of.cut..]));
            Assert.Equal(Ranking.Of(of.examples), Ranking.Empty + Ranking.Of(of.order));
        });

    [Property]
    public Property Average_precision_is_precision_over_the_gains_of_recall() => Prop.ForAll(Problem.Ranked, examples =>
    {
        var ranking = Ranking.Of(examples);
        var counts = ranking.Curve.Select(point => point.Counts).ToArray();
        Assert.Equal(examples.Any(e => e.IsPositive), ranking.AveragePrecision.IsSome);
        Assert.All(ranking.AveragePrecision, average => Assert.Equal(counts.Zip(counts.Skip(1), (a, b) => (Known(b.Recall) - Known(a.Recall)) * Known(b.Precision)).Sum(), average, 1e-12));
    });

    [Property]
    public Property The_curve_goes_from_nothing_to_everything_and_each_point_is_what_its_threshold_decides() => Prop.ForAll(Problem.Ranked, examples =>
    {
        var curve = Ranking.Of(examples).Curve;
        Assert.Equal(curve.Select(point => point.Threshold).OrderDescending(), curve.Select(point => point.Threshold));
        Assert.Equal((0L, (long)examples.Length), (curve[0].Counts.Predicted, curve[^1].Counts.Predicted));
        Assert.All(curve, point => Assert.Equal(examples.Count(e => e.Score >= point.Threshold && e.IsPositive), point.Counts.TruePositives));
        Assert.All(curve, point => Assert.Equal(examples.Count(e => e.Score < point.Threshold && !e.IsPositive), point.Counts.TrueNegatives));
    });

    [Fact]
    public void Zeros_of_either_sign_are_equal_scores() => Assert.Equal(0.5, Known(Ranking.Of((0.0, true), (-0.0, false)).Auc));

    private static double Known(Option<double> value) => value.IfNone(double.NaN);
}
