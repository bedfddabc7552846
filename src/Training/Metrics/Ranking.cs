using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>
/// How scores order examples that are positive or negative: a multiset of scores, so that rankings add up and no order of examples makes a difference. It keeps
/// each different score, and so is the one metric whose memory grows with the number of examples.
/// </summary>
public sealed record Ranking : IAdditionOperators<Ranking, Ranking, Ranking>
{
    private Ranking(ImmutableArray<ScoreCount> scores) => Scores = new(scores);

    /// <summary>The ranking of nothing.</summary>
    public static Ranking Empty { get; } = new([]);

    /// <summary>Each score once, the highest first, with its examples.</summary>
    public ValueList<ScoreCount> Scores { get; }

    /// <summary>The number of examples that are positive.</summary>
    public long Positives => Scores.Sum(s => (long)s.Positives);

    /// <summary>The number of examples that are negative.</summary>
    public long Negatives => Scores.Sum(s => (long)s.Negatives);

    /// <summary>The ranking of examples by their scores, which are numbers.</summary>
    public static Ranking Of(params IEnumerable<(double Score, bool IsPositive)> examples)
    {
        var sorted = examples.Select(e => new ScoreCount(e.Score, e.IsPositive ? 1 : 0, e.IsPositive ? 0 : 1)).ToArray();
        Array.Sort(sorted, (x, y) => y.Score.CompareTo(x.Score));
        return Merged(sorted);
    }

    /// <summary>
    /// The area under the ROC curve by the trapezoidal rule, 0 to 1, which is the probability that a positive example has a higher score than a negative one, of
    /// which equal scores count for half (the statistic of Mann and Whitney, 1947, over all pairs). 1/2 is chance; none unless there are both.
    /// </summary>
    public Option<double> Auc
    {
        get
        {
            var (positives, below, twice) = (Positives, Negatives, 0L);
            var pairs = positives * below;
            foreach (var score in Scores)
            {
                below -= score.Negatives;
                twice += score.Positives * ((2 * below) + score.Negatives);
            }

            return Ratio.Of(twice, 2.0 * pairs);
        }
    }

    /// <summary><c>Σ (Rₙ - Rₙ₋₁) Pₙ</c> over falling thresholds, 0 to 1, of recall R and precision P, without interpolation. By chance it is the fraction of positive
    /// examples; none where there are none, where scikit-learn answers 0.</summary>
    public Option<double> AveragePrecision
    {
        get
        {
            var (found, called, sum) = (0L, 0L, 0.0);
            foreach (var score in Scores)
            {
                found += score.Positives;
                called += score.Positives + score.Negatives;
                sum += score.Positives * ((double)found / called);
            }

            return Ratio.Of(sum, found);
        }
    }

    /// <summary>What each threshold decides, from infinity, above all scores, down to the lowest score: the ROC curve and the precision-recall curve.</summary>
    public ValueList<OperatingPoint> Curve
    {
        get
        {
            var points = ImmutableArray.CreateBuilder<OperatingPoint>(Scores.Count + 1);
            var counts = new BinaryCounts(0, 0, Positives, Negatives);
            points.Add(new(double.PositiveInfinity, counts));
            foreach (var (score, positives, negatives) in Scores)
                points.Add(new(score, counts += new BinaryCounts(positives, negatives, -positives, -negatives)));
            return new(points.ToImmutable());
        }
    }

    /// <summary>The ranking of both.</summary>
    public static Ranking operator +(Ranking left, Ranking right)
    {
        var (l, r, all) = (left.Scores.Items, right.Scores.Items, new ScoreCount[left.Scores.Count + right.Scores.Count]);
        for (int i = 0, j = 0; i + j < all.Length;)
            all[i + j] = j == r.Length || (i < l.Length && l[i].Score.CompareTo(r[j].Score) >= 0) ? l[i++] : r[j++];
        return Merged(all);
    }

    /// <summary>Equal scores, which stand beside each other, as one.</summary>
    private static Ranking Merged(ScoreCount[] sorted)
    {
        var count = 0;
        foreach (var score in sorted)
            if (count > 0 && sorted[count - 1].Score.Equals(score.Score))
                sorted[count - 1] = new(sorted[count - 1].Score, sorted[count - 1].Positives + score.Positives, sorted[count - 1].Negatives + score.Negatives);
            else
                sorted[count++] = score;
        return new([.. sorted.AsSpan(0, count)]);
    }
}
