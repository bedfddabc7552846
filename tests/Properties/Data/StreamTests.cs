using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

public sealed class StreamTests : IDisposable
{
    private static readonly Dataset Iris = Tables.Load("iris").OrThrow();
    private static readonly Arbitrary<(int Count, int Size, int Buffer, int Key)> Streams = (
        from count in Gen.Choose(1, 60)
        from size in Gen.Choose(1, 20)
        from buffer in Gen.Choose(1, 70)
        from key in Gen.Choose(0, 1000)
        select (count, size, buffer, key)).ToArbitrary();

    private readonly string folder = Directory.CreateTempSubdirectory("fnn").FullName;

    private string Table => Path.Combine(folder, "table.csv");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Property]
    public Property Shuffling_gives_every_example_once_in_bounded_memory() => Prop.ForAll(Streams, s =>
    {
        var stream = StreamedExamples.Of(Numbered(s.Count)) with { Buffer = s.Buffer };
        var batches = stream.Batches(s.Size, s.Key).Select(batch => batch.OrThrow()).ToArray();
        var order = Numbers(batches);
        Assert.Equal(Enumerable.Range(0, s.Count), order.Order());
        Assert.All(order.Select((example, place) => (example, place)), at => Assert.True(at.example < at.place + s.Buffer));
        Assert.Equal(order, batches.SelectMany(batch => ((Tensor<int>)batch.Targets).Span.ToArray()));
        Assert.All(batches.SkipLast(1), batch => Assert.Equal(s.Size, batch.Count));
        Assert.Equal(order, Numbers(stream.Batches(s.Size, s.Key).Select(batch => batch.OrThrow())));
        Assert.Equal(order, Numbers(stream.Batches(1, s.Key).Select(batch => batch.OrThrow())));
    });

    [Property]
    public Property With_a_buffer_of_one_and_without_a_key_the_order_is_that_of_the_file() => Prop.ForAll(Streams, s =>
    {
        var stream = StreamedExamples.Of(Numbered(s.Count)) with { Buffer = 1 };
        Assert.Equal(Enumerable.Range(0, s.Count), Numbers(stream.Batches(s.Size, s.Key).Select(batch => batch.OrThrow())));
        Assert.Equal(Numbered(s.Count).Batches(s.Size), stream.Batches(s.Size).Select(batch => batch.OrThrow()));
    });

    [Fact]
    public void Other_keys_give_other_orders_and_each_example_can_come_first()
    {
        var stream = StreamedExamples.Of(Numbered(10)) with { Buffer = 5 };
        Assert.Equal([0, 1, 2, 3, 4], Enumerable.Range(0, 200).Select(key => Numbers(stream.Batches(1, key).Take(1).Select(batch => batch.OrThrow())).Single()).Distinct().Order());
    }

    [Property(MaxTest = 20)]
    public Property A_table_comes_in_parts_as_it_is_read_at_once(int seed) => Prop.ForAll(Arb.From(Gen.Choose(1, 200)), size =>
    {
        File.WriteAllText(Table, Text(Iris.Shuffle(seed)));
        var schema = new Schema(Iris.FeatureNames, "kind", Iris.ClassNames);
        var (whole, parts) = (Csv.Load(Table, schema).OrThrow(), Csv.Stream(Table, schema).OrThrow().Batches(size).Select(batch => batch.OrThrow()).ToArray());
        Assert.Equal(whole.Features.To<double>().Span.ToArray(), parts.SelectMany(part => part.Features.To<double>().Span.ToArray()));
        Assert.Equal(whole.Targets.Match(Some: t => t.To<double>().Span.ToArray(), None: () => []), parts.SelectMany(part => part.Targets.To<double>().Span.ToArray()));
        Assert.All(parts.SkipLast(1), part => Assert.Equal(size, part.Count));
    });

    [Fact]
    public void Images_come_in_parts_as_they_are_read_at_once()
    {
        var (images, labels) = (Path.Combine(folder, "images"), Path.Combine(folder, "labels"));
        File.WriteAllBytes(images, [0, 0, 8, 3, 0, 0, 0, 5, 0, 0, 0, 2, 0, 0, 0, 1, 0, 51, 102, 153, 204, 255, 1, 2, 3, 4]);
        File.WriteAllBytes(labels, [0, 0, 8, 1, 0, 0, 0, 5, 0, 1, 2, 1, 0]);
        var (whole, stream) = (Idx.Load(images, labels).OrThrow(), Idx.Stream(images, labels).OrThrow());
        Assert.Equal(whole, stream.Sample);
        for (var size = 1; size <= 6; size++)
            Assert.Equal(whole.Batches(size), stream.Batches(size).Select(batch => batch.OrThrow()));
        File.Delete(images);
        Assert.Contains("not found", Assert.Single(stream.Batches(2).Single().Errors()).What, StringComparison.Ordinal);
    }

    [Fact]
    public void After_an_error_there_is_no_more_and_training_tells_it()
    {
        File.WriteAllText(Table, Text(Iris).Replace(Line(Iris, 100), "1,2,x,4,virginica", StringComparison.Ordinal));
        var stream = Csv.Stream(Table, new(Iris.FeatureNames, "kind", Iris.ClassNames)).Errors();
        Assert.Contains("line 102", Assert.Single(stream).Where, StringComparison.Ordinal);
        File.WriteAllText(Table, Text(Iris.Rows([.. Enumerable.Range(0, 600).Select(i => i % 150)])) + "1,2,3,4,tulip\n");
        var late = Csv.Stream(Table, new(Iris.FeatureNames, "kind", Iris.ClassNames)).OrThrow();
        var read = late.Batches(32).ToArray();
        Assert.True(read[..^1].All(batch => batch.IsSuccess) && read[^1].IsFail);
        var epochs = Recipe.Minimise(SoftmaxCrossEntropy).Run<float>(Dense(3).Build([4]).OrThrow(), late, 1).OrThrow().Epochs().ToArray();
        Assert.Contains("tulip", Assert.Single(Assert.Single(epochs).Faults).Found, StringComparison.Ordinal);
        Assert.NotEmpty(Csv.Stream(Path.Combine(folder, "none.csv"), new(Iris.FeatureNames, "kind", Iris.ClassNames)).Errors());
    }

    [Property(MaxTest = 10)]
    public Property Training_on_a_stream_is_the_fold_of_steps_and_goes_on_from_any(int key) => Prop.ForAll(Arb.From(Gen.Choose(1, 12)), stopped =>
    {
        var stream = StreamedExamples.Of(Iris) with { Buffer = 40 };
        var run = (Recipe.Minimise(SoftmaxCrossEntropy) with { Batch = 25 }).Run<double>((Dense(4) >> Dropout(0.1) >> Dense(3)).Build([4]).OrThrow(), stream, key).OrThrow();
        var whole = run.Epochs().Take(3).Last();
        var folded = Enumerable.Range(1, 3).Aggregate(run.Initial, (state, epoch) =>
            stream.Batches(25, run.Initial.Key.Fold(epoch)).Aggregate(state, (s, batch) => run.Step.Step<double>(s, batch.OrThrow()).OrThrow().State) with { Epoch = epoch });
        Assert.Equal(folded, whole.State);
        var state = run.At(stopped).OrThrow();
        Assert.Equal(whole.State, run.After(Epoch.Before(state)).OrThrow().First(epoch => epoch.Number == 3).State);
    });

    [Fact]
    public void A_scaled_stream_is_the_stream_of_the_scaled()
    {
        var scaler = Scaler.Standard(Iris);
        Assert.Equal(scaler.Apply(Iris).Batches(32), StreamedExamples.Of(Iris).Map(scaler.Apply).Batches(32).Select(batch => batch.OrThrow()));
    }

    private static Dataset Numbered(int count) => Dataset.Of(Tensor.Generate([count, 2], i => (float)(i / 2)), Tensor.Vector<int>([.. Enumerable.Range(0, count)])).OrThrow();

    private static int[] Numbers(IEnumerable<Batch> batches) => [.. batches.SelectMany(batch => batch.Features.To<double>().Span.ToArray().Where((_, i) => i % 2 == 0).Select(number => (int)number))];

    private static string Text(Dataset data) => $"{string.Join(',', data.FeatureNames)},kind\n{string.Concat(Enumerable.Range(0, data.Count).Select(row => $"{Line(data, row)}\n"))}";

    private static string Line(Dataset data, int row) => FormattableString.Invariant(
        $"{string.Join(',', data.Features.To<double>().Span.Slice(4 * row, 4).ToArray().Select(number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))},{data.ClassNames[((Tensor<int>)data.Targets).Span[row]]}");
}
