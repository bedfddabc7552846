using FsCheck;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(ManyDatasets)])]
public sealed class DatasetTests
{
    [Property]
    public void The_batches_one_after_the_other_are_the_dataset(Dataset data, PositiveInt size)
    {
        var batches = data.Batches(size.Get).ToList();
        Assert.Equal(Numbers(data.Features), batches.SelectMany(b => Numbers(b.Features)));
        Assert.Equal(Numbers(data.Targets), batches.SelectMany(b => Numbers(b.Targets)));
        Assert.All(batches.SkipLast(1), b => Assert.Equal(size.Get, b.Count));
        Assert.InRange(batches[^1].Count, 1, size.Get);
        Assert.All(batches, b => Assert.Equal((data.FeatureShape, data.TargetShape), (b.Features.Shape[1..], b.Targets.Shape[1..])));
    }

    [Property]
    public bool Batches_of_a_key_are_the_batches_of_the_shuffled_dataset(Dataset data, PositiveInt size, int key) =>
        data.Batches(size.Get, key).SequenceEqual(data.Shuffle(key).Batches(size.Get));

    [Fact]
    public void Examples_of_classes_are_those_and_their_classes_are_counted_anew()
    {
        var iris = Tables.Load("iris").OrThrow();
        var two = iris.OfClasses(iris.ClassNames[2], iris.ClassNames[0]).OrThrow();
        Assert.Equal((100, ValueList.Of(iris.ClassNames[2], iris.ClassNames[0])), (two.Count, two.ClassNames));
        Assert.Equal(iris.Rows([.. Enumerable.Range(0, 50), .. Enumerable.Range(100, 50)]).Features, two.Features);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i < 50 ? 1 : 0), two.Targets.To<int>().Span.ToArray());
        Assert.Equal(iris, iris.OfClasses(iris.ClassNames).OrThrow());
        Assert.Equal(["no such class", "class twice"], iris.OfClasses(iris.ClassNames[0], "rose", iris.ClassNames[0]).Errors().Select(error => error.What));
        Assert.Equal("no such class", Assert.Single(Tables.Load("diabetes").OrThrow().OfClasses("x").Errors()).What);
    }

    [Fact]
    public void Columns_are_the_features_of_these_names_in_this_order()
    {
        var iris = Tables.Load("iris").OrThrow();
        var two = iris.Columns(iris.FeatureNames[3], iris.FeatureNames[1]).OrThrow();
        Assert.Equal(([iris.FeatureNames[3], iris.FeatureNames[1]], iris.Targets, iris.ClassNames), (two.FeatureNames, two.Targets, two.ClassNames));
        Assert.All(Enumerable.Range(0, iris.Count), i => Assert.Equal((iris.Features.To<double>()[i, 3], iris.Features.To<double>()[i, 1]), (two.Features.To<double>()[i, 0], two.Features.To<double>()[i, 1])));
        Assert.Equal(iris, iris.Columns(iris.FeatureNames).OrThrow());
        Assert.Equal(["lenght", "x"], iris.Columns(iris.FeatureNames[0], "lenght", "x").Errors().Select(error => error.Found));
    }

    [Property]
    public void Shuffling_is_a_permutation_and_a_function_of_the_key(Dataset data, int key)
    {
        Assert.Equal(Sorted(data), Sorted(data.Shuffle(key)));
        Assert.Equal(data.Shuffle(key), data.Shuffle(key));
    }

    [Fact]
    public void Different_keys_shuffle_differently()
    {
        var data = Counted(50);
        Assert.Equal(20, Enumerable.Range(0, 20).Select(key => data.Shuffle(key)).Distinct().Count());
        Assert.NotEqual(data.Shuffle(1), data);
    }

    [Property]
    public void The_two_parts_of_a_split_are_a_permutation_of_the_whole(Dataset data, double fraction, int key)
    {
        var valid = fraction is > 0 and < 1 && data.Count >= 2;
        data.Split(fraction, key).Match(
            Succ: parts =>
            {
                Assert.True(valid);
                Assert.Equal(Sorted(data), Sorted(parts.Train).Concat(Sorted(parts.Test)).OrderBy(e => e, StringComparer.Ordinal));
                Assert.InRange(parts.Train.Count, 1, data.Count - 1);
                Assert.InRange(parts.Train.Count, (fraction * data.Count) - 1, (fraction * data.Count) + 1);
                Assert.Equal(parts, data.Split(fraction, key).OrThrow());
            },
            Fail: errors => Assert.False(valid, string.Join(',', errors)));
    }

    [Theory]
    [InlineData(0.8, 8)]
    [InlineData(0.5, 5)]
    [InlineData(0.001, 1)]
    [InlineData(0.999, 9)]
    public void A_split_gives_its_first_part_the_fraction_and_leaves_no_part_empty(double fraction, int first) =>
        Assert.Equal((first, 10 - first), Counted(10).Split(fraction, 7).OrThrow() is { } parts ? (parts.Train.Count, parts.Test.Count) : default);

    [Theory]
    [InlineData(0, 10, "between 0 and 1")]
    [InlineData(1, 10, "between 0 and 1")]
    [InlineData(-0.5, 10, "found -0.5")]
    [InlineData(double.NaN, 10, "found NaN")]
    [InlineData(0.5, 1, "at least 2 examples")]
    public void A_split_into_nothing_is_an_error(double fraction, int count, string part) =>
        Assert.Contains(part, Assert.Single(Counted(count).Split(fraction, 1).Errors()).Message, StringComparison.Ordinal);

    [Fact]
    public void Batches_are_made_as_they_are_asked_for()
    {
        var data = Counted(1000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(0.0, Numbers(data.Batches(2).First().Features)[0]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500 * 100);
        Assert.Throws<ShapeException>(() => data.Batches(0));
    }

    [Property]
    public void Rows_are_gathered_in_the_order_asked_for(Dataset data, NonNegativeInt[] positions)
    {
        var rows = data.Rows([.. positions.Select(p => p.Get % data.Count)]);
        Assert.Equal(positions.Length, rows.Count);
        Assert.Equal((data.FeatureNames, data.ClassNames), (rows.FeatureNames, rows.ClassNames));
        Assert.Equal(positions.Select(p => Examples(data)[p.Get % data.Count]), Examples(rows));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void A_row_that_is_not_there_is_an_error(int position) =>
        Assert.Contains($"0 to 4, found {position}", Assert.Throws<ShapeException>(() => Counted(5).Rows(0, position)).Message, StringComparison.Ordinal);

    [Property]
    public void Another_type_of_numbers_holds_them_all_and_leaves_the_classes_alone_or_is_an_error(Dataset data)
    {
        var (features, targets) = (data.Features.To<float>(), data.ClassNames.Count > 0 ? data.Targets : data.Targets.To<float>());
        data.To<float>().Match(
            Succ: single =>
            {
                Assert.Equal((features, targets), (single.Features, single.Targets));
                Assert.Equal(single, single.To<double>().OrThrow().To<float>().OrThrow());
                Assert.Equal(single.Rows(0), data.Rows(0).To<float>().OrThrow());
            },
            Fail: _ => Assert.False(features.Span.ToArray().All(float.IsFinite) && Numbers(targets).All(double.IsFinite)));
    }

    [Fact]
    public void A_number_that_a_type_cannot_hold_is_named_by_example_and_column()
    {
        var data = Dataset.Of(Tensor.Of<double>([2, 2], 1, 2, 3, 1e300), Tensor.Vector(1, -1e39), ["a", "b"]).OrThrow();
        Assert.Equal("features, example 2, 'b': not a finite number: expected a number that Single can hold, found 1E+300", Assert.Single(data.To<float>().Errors()).Message);
        Assert.Contains("targets, example 2", Assert.Single(Scaler.Standard(data).Apply(data).To<float>().Errors()).Message, StringComparison.Ordinal);
        Assert.Equal(data, data.To<double>().OrThrow());
    }

    [Fact]
    public void Indices_are_features_that_no_type_of_numbers_and_no_identity_changes()
    {
        var data = Dataset.Of(Tensor.Of<int>([2, 2], 1, 2, 3, 4), Tensor.Vector(0, 1)).OrThrow();
        Assert.Same(data.Features, data.To<float>().OrThrow().Features);
        Assert.Same(data.Features, Scaler.Identity(2).Apply(data).Features);
        Assert.Contains("Int32", Assert.Throws<ShapeException>(() => Scaler.Standard(data).Apply(data)).Message, StringComparison.Ordinal);
    }

    [Property]
    public void Reshaping_the_examples_keeps_their_numbers(Dataset data)
    {
        var flat = data.Reshape([data.FeatureShape.Size]).OrThrow();
        Assert.Equal(Numbers(data.Features), Numbers(flat.Features));
        Assert.Equal(data, flat.Reshape(data.FeatureShape).OrThrow());
        Assert.Contains($"{data.FeatureShape}", Assert.Single(data.Reshape([data.FeatureShape.Size, 2]).Errors()).Message, StringComparison.Ordinal);
    }

    [Property]
    public void Datasets_compare_by_value(Dataset data, Dataset other)
    {
        var copy = Dataset.Of(data.Features.To<double>().Map(x => x), data.Targets, [.. data.FeatureNames.ToArray()], [.. data.ClassNames.ToArray()]).OrThrow();
        Assert.Equal(data, copy);
        Assert.Equal(data.GetHashCode(), copy.GetHashCode());
        Assert.Equal(data == other, data.Features.Equals(other.Features) && data.Targets.Equals(other.Targets) && data.ClassNames == other.ClassNames);
    }

    [Fact]
    public void What_is_no_dataset_is_an_error_for_each_thing_that_is_wrong()
    {
        var (features, classes) = (Tensor.Of<double>([2, 2], 1, 2, 3, 4), Tensor.Vector(0, 1));
        Error("Int64 [2, 2]", Tensor.Of<long>([2, 2], 1, 2, 3, 4), classes);
        Error("first axis", Tensor.Scalar(1.0), classes);
        Error("for 2 examples", features, Tensor.Vector(0, 1, 2));
        Error("feature names: expected 2", features, classes, ["a"]);
        Error("targets, position 1: class: expected 0 to 0, found 1", features, classes, [], ["only"]);
        Error("none for targets that are numbers", features, Tensor.Vector(0.5, 1.5), [], ["a", "b"]);
        Error("features, example 2, 'b': not a finite number: expected a number that Double can hold, found NaN", Tensor.Of(features.Shape, 1, 2, 3, double.NaN), classes, ["a", "b"]);
        Error("targets, example 1: not a finite number: expected a number that Double can hold, found -Infinity", features, Tensor.Vector(double.NegativeInfinity, 1));
        Assert.Equal(11, Dataset.Of(Tensor.Fill([100, 1], double.NaN), Tensor.Fill([100], 0)).Errors().Length);
    }

    private static void Error(string part, Tensor features, Tensor targets, ValueList<string> names = default, ValueList<string> classes = default) =>
        Assert.Contains(part, Assert.Single(Dataset.Of(features, targets, names, classes).Errors()).Message, StringComparison.Ordinal);

    private static Dataset Counted(int count) =>
        Dataset.Of(Tensor.Generate([count, 2], i => (double)i), Tensor.Generate([count], i => i)).OrThrow();

    private static double[] Numbers(Tensor tensor) => tensor.To<double>().Span.ToArray();

    /// <summary>Each example with its target, as the bits of its numbers.</summary>
    private static string[] Examples(Dataset data) =>
        [.. data.Batches(1).Select(b => $"{Convert.ToHexString(b.Features.Bytes)} {Convert.ToHexString(b.Targets.Bytes)}")];

    private static string[] Sorted(Dataset data) => [.. Examples(data).OrderBy(e => e, StringComparer.Ordinal)];
}
