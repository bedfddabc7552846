using System.Globalization;
using System.Numerics;
using Functional.Nn.Plots;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Whether probabilities come true: the reliability diagram of decisions by the probability of the class that was decided for, in bins of equal width (Guo et
/// al., 2017). Calibrations add up.</summary>
/// <param name="Bins">Bin i has the decisions with a probability above i / n, up to (i + 1) / n, of n bins; the first has those of 0 too.</param>
public sealed record Calibration(ValueList<CalibrationBin> Bins) : IAdditionOperators<Calibration, Calibration, Calibration>
{
    /// <summary>The number of bins.</summary>
    public const int BinCount = 10;

    /// <summary>The calibration of decisions.</summary>
    public static Calibration Of(params IEnumerable<(double Confidence, bool IsCorrect)> decisions)
    {
        var bins = new CalibrationBin[BinCount];
        foreach (var (confidence, correct) in decisions)
            bins[Math.Clamp((int)Math.Ceiling(confidence * BinCount) - 1, 0, BinCount - 1)] += new CalibrationBin(1, confidence, correct ? 1 : 0);
        return new(ValueList.Of<CalibrationBin>(bins));
    }

    /// <summary>Σ n |accuracy - confidence| / Σ n over the bins, 0 to 1, the expected calibration error; none of no decisions.</summary>
    public Option<double> ExpectedError => Ratio.Of(Bins.Sum(bin => Math.Abs(bin.Correct - bin.ConfidenceSum)), Bins.Sum(bin => (double)bin.Count));

    /// <summary>A row for each bin that has decisions.</summary>
    public Table Table => new(
        ["probability", "number", "mean", "right"],
        [.. Bins.Select((bin, i) => (bin, i)).Where(of => of.bin.Count > 0).Select(of => ValueList.Of<string>(
            [string.Create(CultureInfo.InvariantCulture, $"{(double)of.i / Bins.Count:0.0} to {(of.i + 1.0) / Bins.Count:0.0}"), $"{of.bin.Count}", Numerals.Readable.Of(of.bin.Confidence), Numerals.Readable.Of(of.bin.Accuracy)]))]);

    /// <summary>The reliability diagram: what probabilities promise against what comes true.</summary>
    public Plot Plot => Plots.Plot.Of("calibration",
        new Line("as promised", [0, 1], [0, 1]),
        new Line("decisions", [.. Bins.Select(bin => bin.Confidence.IfNone(double.NaN))], [.. Bins.Select(bin => bin.Accuracy.IfNone(double.NaN))]),
        new Scatter("decisions", [.. Bins.Select(bin => bin.Confidence.IfNone(double.NaN))], [.. Bins.Select(bin => bin.Accuracy.IfNone(double.NaN))]))
        .LabelX("probability").LabelY("share that is right").CoverX(0, 1).CoverY(0, 1).Square();

    /// <summary>The decisions of both.</summary>
    public static Calibration operator +(Calibration left, Calibration right) => new([.. left.Bins.Zip(right.Bins, (l, r) => l + r)]);
}
