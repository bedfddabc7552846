using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using LanguageExt;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class MultiLabelLaws
{
    private static readonly Arbitrary<(int Labels, (double Target, double Logit)[][] Rows)> Examples = (
        from labels in Gen.Choose(1, 4)
        from rows in Gen.Choose(0, 1).Zip(Gen.Choose(-3, 3)).Select(cell => ((double)cell.Item1, cell.Item2 / 2.0)).ArrayOf(labels).ArrayOf()
        select (labels, rows)).ToArbitrary();

    [Property]
    public Property Labels_are_counted_one_by_one() => Prop.ForAll(Examples, of =>
    {
        var found = Of(of.Labels, of.Rows);
        for (var label = 0; label < of.Labels; label++)
        {
            long Cells(bool actual, bool decided) => of.Rows.Count(row => (row[label].Target == 1, row[label].Logit > 0) == (actual, decided));
            Assert.Equal(new BinaryCounts(Cells(true, true), Cells(false, true), Cells(true, false), Cells(false, false)), found.Labels.Each[label]);
        }

        Assert.Equal(Mean(of.Rows.Select(row => row.All(IsRight) ? 1.0 : 0)), found.SubsetAccuracy);
        Assert.Equal(Mean(of.Rows.SelectMany(row => row).Select(cell => IsRight(cell) ? 0.0 : 1)), found.HammingLoss);
        Assert.All(found.SubsetAccuracy, subset => Assert.True(subset <= 1 - found.HammingLoss.IfNone(1) + 1e-12));
    });

    [Property]
    public Property Parts_in_any_order_add_up_to_the_whole() => Prop.ForAll(
        (from of in Examples.Generator from order in Gen.Shuffle(of.Rows) from cut in Gen.Choose(0, of.Rows.Length) select (of, order, cut)).ToArbitrary(),
        of => Assert.Equal(Of(of.of.Labels, of.of.Rows), Of(of.of.Labels, of.order[..of.cut]) + Of(of.of.Labels, of.order[of.cut..])));

    [Property]
    public Property Targets_of_minus_one_and_one_are_labels_as_well() => Prop.ForAll(Examples, of => Assert.Equal(
        Of(of.Labels, of.Rows),
        Of(of.Labels, [.. of.Rows.Select(row => row.Select(cell => ((2 * cell.Target) - 1, cell.Logit)).ToArray())], Losses.SoftMargin)));

    private static bool IsRight((double Target, double Logit) cell) => cell.Target == 1 == cell.Logit > 0;

    private static Option<double> Mean(IEnumerable<double> numbers) => numbers.ToArray() is { Length: > 0 } all ? all.Sum() / all.Length : Option<double>.None;

    private static MultiLabel Of(int labels, (double Target, double Logit)[][] rows, Loss? loss = null)
    {
        Tensor<double> All(Func<(double Target, double Logit), double> of) => Tensor.Of<double>([rows.Length, labels], [.. rows.SelectMany(row => row.Select(of))]);
        return MultiLabel.Of(loss ?? Losses.BinaryCrossEntropy, All(cell => cell.Logit), All(cell => cell.Target));
    }
}
