using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;

namespace Functional.Nn.Checking;

/// <summary>What a check of gradients found: a value that prints as one sentence, or as a table.</summary>
/// <param name="Variables">A row for each variable.</param>
/// <param name="Tolerance">The relative error that passes.</param>
public sealed record GradientReport(ImmutableArray<VariableGradient> Variables, double Tolerance)
{
    private static readonly string[] Heads = ["variable", "shape", "probes", "worst at", "pullback", "difference", "uncertainty", "relative error", "verdict"];

    /// <summary>Whether every gradient is right as far as differences can tell.</summary>
    public bool Passed => Variables.All(v => v.Passed);

    /// <summary>Whether a gradient is wrong for certain: differences tell another one, and are certain enough to tell.</summary>
    public bool Refuted => Variables.Any(v => v.Worst.Exists(w => w.Verdict is Verdict.Differs));

    /// <summary>The row with the worst derivative; none where there is nothing to compare.</summary>
    public Option<VariableGradient> Worst => Variables.Where(v => v.Worst.IsSome)
        .OrderByDescending(v => v.Worst.Match(w => (w.Verdict, w.RelativeError), () => default)).Select(Option<VariableGradient>.Some).FirstOrDefault();

    /// <summary>The report as a table, a line for each variable.</summary>
    public string ToTable()
    {
        string[][] rows = [Heads, .. Variables.Select(Row)];
        int[] widths = [.. Enumerable.Range(0, Heads.Length).Select(column => rows.Max(row => row[column].Length))];
        return string.Concat(rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd() + "\n"));
    }

    /// <summary>The report as one sentence.</summary>
    public override string ToString() => Worst.Match(
        None: () => "There is no derivative to check.",
        Some: row => row.Worst.Match(worst => Passed ? Agreement(row, worst) : Disagreement(row, worst), () => ""));

    private string Agreement(VariableGradient row, Discrepancy worst) =>
        $"The gradients of {Count(Variables.Length)} agree with differences: the worst is {row.Variable} at {worst.Position} with a relative error of {Short(worst.RelativeError)} (tolerance {Short(Tolerance)}).";

    private string Disagreement(VariableGradient row, Discrepancy worst) =>
        $"The gradients of {Variables.Count(v => !v.Passed)} of {Count(Variables.Length)} {(worst.Verdict is Verdict.Undecided ? "could not be decided" : "differ")}: the worst is {row.Variable} at {worst.Position}, "
        + $"{Exact(worst.Analytic)} by pullback and {Exact(worst.Numeric)} ± {Short(worst.Uncertainty)} by differences (relative error {Short(worst.RelativeError)}, tolerance {Short(Tolerance)}).";

    private static string[] Row(VariableGradient row) =>
    [
        row.Variable, $"{row.Type}", row.Probes.ToString(CultureInfo.InvariantCulture),
        .. row.Worst.Match(
            w => new[] { w.Position, Exact(w.Analytic), Exact(w.Numeric), Short(w.Uncertainty), Short(w.RelativeError), Term.Format(w.Verdict) },
            () => ["-", "-", "-", "-", "-", "nothing to check"]),
    ];

    private static string Count(int variables) => variables == 1 ? "1 variable" : string.Create(CultureInfo.InvariantCulture, $"{variables} variables");

    private static string Short(double value) => value.ToString("0.0e+0", CultureInfo.InvariantCulture);

    private static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
