using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(LayerGenerators)])]
public sealed class SummaryTests
{
    [Fact]
    public void A_perceptron_is_summed_up_as_people_know_it()
    {
        var summary = (Dense(128) >> Relu >> Dropout() >> Dense(10)).Build([784]).OrThrow().Summary;
        Assert.Equal(
            [("dense1", "[batch, 128]", 100_480L, (2.0 * 784 * 128) + 128), ("relu1", "[batch, 128]", 0, 128), ("dropout1", "[batch, 128]", 0, 128), ("dense2", "[batch, 10]", 1_290, (2.0 * 128 * 10) + 10)],
            summary.Rows.Select(row => (row.Place, $"{row.Output}", row.Learned, row.Operations)));
        Assert.Equal(101_770, summary.Total.Learned);
        Assert.Equal(summary.Rows.Sum(row => row.Operations), summary.Total.Operations);
    }

    [Fact]
    public void Convolutions_and_recurrences_are_counted_by_their_products()
    {
        var conv = (Conv(6, 5, padding: 2) >> MaxPool(2)).Build([1, 28, 28]).OrThrow().Summary;
        Assert.Equal(6 * 28 * 28 * (2 * 25 + 1), conv.Rows[0].Operations);
        Assert.Equal(156, conv.Total.Learned);
        var (ten, twenty) = (Steps(10), Steps(20));
        Assert.InRange(twenty / ten, 1.9, 2.1);

        double Steps(int n) => Lstm(8).Build([n, 4]).OrThrow().Summary.Total.Operations;
    }

    [Fact]
    public void Layers_inside_of_others_come_after_them_and_are_counted_in_them()
    {
        var summary = (Residual(Dense(4) >> BatchNorm()) >> Repeat(2, Dense(4)) >> Frozen(Dense(2))).Build([4]).OrThrow().Summary;
        Assert.Equal(
            ["residual1", "residual1/dense1", "residual1/batch-norm1", "repeat1", "repeat1/1/dense1", "repeat1/2/dense1", "dense1"],
            summary.Rows.Select(row => row.Place));
        Assert.Equal([28L, 20, 8, 40, 20, 20, 0], summary.Rows.Select(row => row.Learned));
        Assert.Equal([8L, 0, 8, 0, 0, 0, 10], summary.Rows.Select(row => row.Kept));
        Assert.Equal([0, 1, 1, 0, 2, 2, 0], summary.Rows.Select(row => row.Level));
        Assert.Equal((68L, 18L), (summary.Total.Learned, summary.Total.Kept));
    }

    [Fact]
    public void A_summary_prints_as_a_table() => Assert.Equal(
        """
        place      layer               output      parameters  kept  operations
        residual1  residual (dense 4)  [batch, 4]          20     0          40
          dense1   dense 4             [batch, 4]          20     0          36
        total                          [batch, 4]          20     0          40
        """.ReplaceLineEndings("\n"),
        $"{Residual(Dense(4)).Build([4]).OrThrow().Summary}");

    [Property]
    public void Totals_are_those_of_the_model(LayerCase a)
    {
        var summary = a.Model.Summary;
        Assert.Equal(a.Model.ParameterCount, summary.Total.Learned);
        Assert.Equal(a.Model.Output.Type, summary.Total.Output);
        Assert.Equal(a.Model.Variables.Sum(v => v.Type.Shape.Size), summary.Total.Learned + summary.Total.Kept);
        Assert.All(summary.Rows, row => Assert.True(row.Operations <= summary.Total.Operations && row.Learned <= summary.Total.Learned, $"{row}"));
        Assert.Equal(summary.Total.Operations, Graph.Of(a.Model.Output).Work());
    }

    [Property]
    public void Equal_models_have_no_difference_and_others_the_opposite_ones(LayerCase a, LayerCase b)
    {
        Assert.Empty(Difference.Of(a.Model, a.Layer.Build(a.Example).OrThrow()));
        Assert.Equal(
            Difference.Of(a.Model, b.Model).Select(d => (d.Place, d.Before, d.After)).OrderBy(d => d.Place, StringComparer.Ordinal),
            Difference.Of(b.Model, a.Model).Select(d => (d.Place, d.After, d.Before)).OrderBy(d => d.Place, StringComparer.Ordinal));
        Assert.Equal(a.Model == b.Model, Difference.Of(a.Model, b.Model).Count == 0);
    }

    [Fact]
    public void Differences_are_told_place_by_place()
    {
        var before = (Dense(8) >> Relu >> Residual(Dense(8)) >> Dense(3)).Build([4]).OrThrow();
        var after = before.Replace("residual1/dense1", Dense(8, bias: false)).OrThrow().Prune("relu1").OrThrow().Replace("dense2", Dense(5)).OrThrow();
        Assert.Equal(
            """
            - relu1: relu [batch, 8]
            - residual1/dense1: dense 8 [batch, 8]
            + residual1/dense1: dense 8 bias=false [batch, 8]
            - dense2: dense 3 [batch, 3]
            + dense2: dense 5 [batch, 5]
            """.ReplaceLineEndings("\n"),
            string.Join('\n', Difference.Of(before, after)));
    }

    [Fact]
    public void What_only_keeps_its_name_is_no_difference()
    {
        var before = (Dense(8) >> Relu >> Dense(8) >> Frozen(Dense(3))).Build([4]).OrThrow();
        Assert.Equal(["- dense1: dense 8 [batch, 8]", "- relu1: relu [batch, 8]\n+ relu1: relu [batch, 4]"], Difference.Of(before, before.Prune("dense1").OrThrow()).Select(d => $"{d}"));
        Assert.Equal(["- dense2: dense 8 [batch, 8]", "+ head: dense 8 [batch, 8]"], Difference.Of(before, before.Named("dense2", "head").OrThrow()).Select(d => $"{d}").Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void Attributes_of_layers_with_parts_are_told()
    {
        Assert.Equal("- shared1: shared \"a\" ... [batch, 3]\n+ shared1: shared \"b\" ... [batch, 3]", Told(Shared("a", Dense(3)), Shared("b", Dense(3))));
        Assert.Equal("- parallel1: parallel [..., ...] [batch, 4]\n+ parallel1: parallel [...] [batch, 4]\n- parallel1/2/dense1: dense 4 [batch, 4]", Told(Parallel(Dense(4), Dense(4)), Parallel(Dense(4))));

        static string Told(Layer a, Layer b) => string.Join('\n', Difference.Of(a.Build([4]).OrThrow(), b.Build([4]).OrThrow()).OrderBy(d => d.Place, StringComparer.Ordinal));
    }
}
