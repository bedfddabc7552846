using FsCheck;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class SplittingTests
{
    [Property]
    public void Stratified_parts_are_the_whole_with_the_fraction_of_each_class(PositiveInt[] classes, PositiveInt percent, int key)
    {
        var (data, fraction) = (Of(Pairs(classes)), (1 + (percent.Get % 98)) / 100.0);
        if (data.Count == 0)
            return;
        var parts = data.Stratified(fraction, key).OrThrow();
        Assert.Equal(Ids(data).Order(), Ids(parts.Train).Concat(Ids(parts.Test)).Order());
        foreach (var (number, size) in Sizes(data))
        {
            var train = Sizes(parts.Train)[number];
            Assert.Equal(size - train, Sizes(parts.Test)[number]);
            Assert.InRange(train, Math.Max(1, (fraction * size) - 0.5), Math.Min(size - 1, Math.Max(1, (fraction * size) + 0.5)));
        }

        Assert.Equal(parts, data.Stratified(fraction, key).OrThrow());
    }

    [Property]
    public void Each_example_is_in_the_test_part_of_one_fold(PositiveInt count, PositiveInt folds, int key)
    {
        var (data, k) = (Of(Enumerable.Range(0, count.Get + 1).Select(i => i % 3)), 2 + (folds.Get % count.Get));
        Partitions(data, k, data.Folds(k, key).OrThrow());
        Assert.Equal(data.Folds(k, key).OrThrow(), data.Folds(k, key).OrThrow());
    }

    [Property]
    public void Stratified_folds_differ_by_one_example_of_a_class_at_most_and_by_one_in_all(PositiveInt[] classes, PositiveInt folds, int key)
    {
        var data = Of(Pairs(classes));
        if (data.Count == 0)
            return;
        var k = 2 + (folds.Get % (data.Count - 1));
        var splits = data.StratifiedFolds(k, key).OrThrow();
        Partitions(data, k, splits);
        Assert.All(Sizes(data), of => Spread([.. splits.Select(split => Sizes(split.Test).GetValueOrDefault(of.Key))]));
        Assert.All(splits, split => Assert.Equal(Sizes(data).Keys.Order(), Sizes(split.Train).Keys.Order()));
    }

    [Fact]
    public void Different_keys_split_differently()
    {
        var data = Of(Enumerable.Range(0, 60).Select(i => i % 2));
        Assert.Equal(20, Enumerable.Range(0, 20).Select(key => data.Stratified(0.5, key).OrThrow()).Distinct().Count());
        Assert.Equal(20, Enumerable.Range(0, 20).Select(key => data.Folds(3, key).OrThrow()).Distinct().Count());
    }

    [Fact]
    public void Ninety_and_ten_are_stratified_as_ninety_and_ten()
    {
        var parts = Of(Enumerable.Range(0, 100).Select(i => i < 90 ? 0 : 1)).Stratified(0.8, 1).OrThrow();
        Assert.Equal((72, 8), (Sizes(parts.Train)[0], Sizes(parts.Train)[1]));
        Assert.Equal((18, 2), (Sizes(parts.Test)[0], Sizes(parts.Test)[1]));
    }

    [Fact]
    public void What_cannot_be_stratified_is_an_error()
    {
        var (rare, numbers) = (Of([0, 0, 1, 2, 2]), Dataset.Of(Tensor.Fill([4, 1], 0.0), Tensor.Fill([4, 1], 0.5)).OrThrow());
        Error(rare.Stratified(0.5, 1), "class 'b'", "at least 2", "found 1");
        Error(rare.StratifiedFolds(2, 1), "class 'b'");
        Error(numbers.Stratified(0.5, 1), "targets", "a class", "Double [4, 1]");
        Error(numbers.StratifiedFolds(2, 1), "targets");
        Error(numbers.ClassWeights(), "targets");
        Error(Of([0, 0]).Stratified(1, 1), "between 0 and 1");
        Error(Of([0, 0]).Folds(1, 1), "folds", "2 or more", "found 1");
        Error(Of([0, 0]).Folds(3, 1), "no more than the 2 examples", "found 3");
    }

    [Fact]
    public void Balanced_weights_are_those_of_scikit_learn()
    {
        Assert.Equal([2 / 3.0, 2], Of([0, 0, 0, 1], "a", "b").ClassWeights().OrThrow());
        Assert.Equal([10 / 12.0, 10 / 8.0, 10 / 12.0, 10 / 8.0], Of([0, 0, 0, 1, 1, 2, 2, 2, 3, 3], "a", "b", "c", "d").ClassWeights().OrThrow());
        Error(Of([0, 2], "a", "b", "c").ClassWeights(), "class 'b'", "at least 1", "found 0");
    }

    [Property]
    public void Balanced_classes_weigh_the_same_in_all_and_the_examples_one_on_average(PositiveInt[] classes)
    {
        var data = Of(Pairs(classes).Concat([0, 1, 2]), "a", "b", "c");
        var weights = data.ClassWeights().OrThrow();
        Assert.All(Sizes(data), size => Assert.Equal(data.Count / 3.0, size.Value * weights[size.Key], 1e-9));
    }

    [Fact]
    public void Classes_become_rows_with_a_one()
    {
        var data = Of([2, 0], "a", "b", "c").OneHot().OrThrow();
        Assert.Equal(Tensor.Of<double>([2, 3], 0, 0, 1, 1, 0, 0), data.Targets);
        Assert.Empty(data.ClassNames);
        Error(data.OneHot(), "targets");
    }

    /// <summary>Each of up to three classes twice or more.</summary>
    private static IEnumerable<int> Pairs(PositiveInt[] classes) => classes.SelectMany(c => (int[])[c.Get % 3, c.Get % 3]);

    private static Dataset Of(IEnumerable<int> classes, params string[] names)
    {
        var targets = classes.ToArray();
        return Dataset.Of(Tensor.Generate([targets.Length, 1], i => (double)i), Tensor.Vector<int>(targets), [], names is [] ? ["a", "b", "c"] : ValueList.Of<string>(names)).OrThrow();
    }

    private static double[] Ids(Dataset data) => data.Features.To<double>().Span.ToArray();

    private static Dictionary<int, int> Sizes(Dataset data) => ((Tensor<int>)data.Targets).Span.ToArray().GroupBy(c => c).ToDictionary(c => c.Key, c => c.Count());

    private static void Partitions(Dataset data, int count, ValueList<Split> splits)
    {
        Assert.Equal(count, splits.Count);
        Assert.Equal(Ids(data).Order(), splits.SelectMany(split => Ids(split.Test)).Order());
        Assert.All(splits, split => Assert.Equal(Ids(data).Order(), Ids(split.Train).Concat(Ids(split.Test)).Order()));
        Spread([.. splits.Select(split => split.Test.Count)]);
    }

    private static void Spread(int[] sizes) => Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);

    private static void Error<A>(LanguageExt.Validation<NnError, A> result, params string[] parts)
    {
        var error = Assert.Single(result.Errors());
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
