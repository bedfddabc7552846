using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Training;

namespace Functional.Nn.Properties;

/// <summary>Rows of a table of two columns of numbers and one of categories, of which some cells are missing; the number of those that are trained on; and a policy that fills.</summary>
internal sealed record DrawnTable(DrawnRow[] Rows, int Train, Missing Missing)
{
    public static readonly Missing[] Policies =
        [Missing.Mean, Missing.Median, new MeanMissing(Indicator: true), new MedianMissing(Indicator: true), new ConstantMissing(7), new ConstantMissing(-0.5, Indicator: true)];

    public static Arbitrary<DrawnTable> Any { get; } = Arb.From(
        from count in Gen.Choose(2, 25)
        from rows in Gen.ArrayOf(
            from a in Gen.Choose(-12, 9)
            from b in Gen.Choose(-40, 99)
            from c in Gen.Elements("", "x", "y", "z", "Z")
            from y in Gen.Elements("p", "q")
            select new DrawnRow(a < -9 ? double.NaN : a, b < 0 ? double.NaN : b / 8.0, c, y), count)
        from train in Gen.Choose(1, count - 1)
        from missing in Gen.Elements(Policies)
        select new DrawnTable(rows, train, missing),
        draw => draw.Rows.Length > 2 ? [draw with { Rows = draw.Rows[1..], Train = Math.Max(1, draw.Train - 1) }, draw with { Rows = draw.Rows[..^1], Train = Math.Min(draw.Train, draw.Rows.Length - 2) }] : []);

    public Reading Reading => new() { Missing = Missing, MissingTexts = ["?", "NA"], Categorical = ["c"], IgnoreUnknown = true };

    /// <summary>Whether each column has something in the training part.</summary>
    public bool IsFittable => Rows[..Train] is var train && train.Any(row => !double.IsNaN(row.A)) && train.Any(row => !double.IsNaN(row.B)) && train.Any(row => row.C is not "");

    public bool Indicates(Func<DrawnRow, bool> missing) => Missing is MeanMissing { Indicator: true } or MedianMissing { Indicator: true } or ConstantMissing { Indicator: true } && Rows[..Train].Any(missing);

    public RawDataset Table(string mark = "") => Csv.ReadTable(new StringReader(Text(mark)), "t", "y", Reading, TargetKind.Classes).OrThrow();

    public RawDataset Trained(RawDataset table) => table.Rows([.. Enumerable.Range(0, Train)]);

    public string Text(string mark) => Text("a,b,c,y", row => $"{Number(row.A, mark)},{Number(row.B, mark)},{Category(row.C, mark)},{row.Y}");

    /// <summary>The same columns in another order, among others.</summary>
    public string Rearranged(string mark) => Text("more,c,y,b,a", row => $"7,{Category(row.C, mark)},{row.Y},{Number(row.B, mark)},{Number(row.A, mark)}");

    public override string ToString() => $"{Missing}, {Train} of\n{Text("?")}";

    private string Text(string header, Func<DrawnRow, string> line) => string.Concat(Rows.Select(line).Prepend(header).Select(text => $"{text}\n"));

    private static string Category(string cell, string mark) => cell is "" ? mark : cell;

    private static string Number(double cell, string mark) => double.IsNaN(cell) ? mark : cell.ToString("R", CultureInfo.InvariantCulture);
}
