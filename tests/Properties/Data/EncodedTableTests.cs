using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using LanguageExt;
using MathNet.Numerics.Statistics;
using Xunit;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(ManyDatasets)])]
public sealed class EncodedTableTests : IDisposable
{
    private static readonly Encoder Cities = new([new("city", ["Bonn", "Kiel"], Option<double>.None, false), new("age", [], Option<double>.None, false)]);

    private static readonly Schema People = new(Cities.FeatureNames, "y", ["0", "1"]) { Encoder = Cities };

    /// <summary>Texts of what tables, lists and JSON are written with.</summary>
    private static readonly Gen<string> Hostile =
        from parts in Gen.NonEmptyListOf(Gen.Elements("a", "A", "1", "=", "\"", "'", ",", ";", "\n", "\r\n", "\t", " ", "\\", "{", "missing:", "é", "e\u0301", "\u2028", "😀"))
        let text = string.Concat(parts).Trim()
        where text is not ""
        select text;

    private static readonly Arbitrary<string[]> Columns = Arb.From(Gen.NonEmptyListOf(Hostile).Select(texts => texts.ToArray()), Shorter);

    /// <summary>Numbers of which some are missing, but not the first.</summary>
    private static readonly Arbitrary<double[]> Numbers = Arb.From(
        from first in ManyDatasets.Number
        from more in Gen.ListOf(Gen.Frequency((3, ManyDatasets.Number), (1, Gen.Constant(double.NaN))))
        select (double[])[first, .. more],
        Shorter);

    private static readonly Arbitrary<Encoder> Encoders = Arb.From(
        from names in Gen.NonEmptyListOf(Hostile)
        from columns in Gen.CollectToList(names.Distinct(StringComparer.Ordinal), Column)
        from missing in Gen.ListOf(Hostile)
        from ignore in Gen.Elements(true, false)
        select new Encoder([.. columns], [.. missing], ignore),
        encoder => encoder.Columns.Count > 1 ? [encoder with { Columns = [.. encoder.Columns.Skip(1)] }] : []);

    private readonly string folder = Directory.CreateTempSubdirectory("fnn").FullName;

    private string Model => Path.Combine(folder, "model.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Property]
    public void A_table_without_missing_cells_and_categories_is_its_dataset(Dataset data, int key)
    {
        var raw = RawDataset.Of(data);
        Assert.Equal(data, Encoder.Fit(raw).Bind(encoder => encoder.Apply(raw)).OrThrow());
        Assert.Equal(Told(data.Split(0.7, key)), Told(raw.Split(0.7, key).Bind(split => split.Encode())));
        Assert.Equal(Told(data.Stratified(0.4, key)), Told(raw.Stratified(0.4, key).Bind(split => split.Encode())));
        Assert.Equal(Told(data.Folds(3, key)), Told(raw.Folds(3, key).Bind(Encode)));
        Assert.Equal(Told(data.StratifiedFolds(2, key)), Told(raw.StratifiedFolds(2, key).Bind(Encode)));
    }

    [Fact]
    public void What_is_plain_is_not_copied()
    {
        var data = Tables.Load("digits").OrThrow();
        Assert.Same(data.Features, Encoder.Fit(RawDataset.Of(data)).Bind(encoder => encoder.Apply(RawDataset.Of(data))).OrThrow().Features);
    }

    [Property]
    public Property Cells_that_are_known_stay_bit_for_bit_and_those_that_are_missing_are_told_and_filled() => Prop.ForAll(Numbers, cells =>
    {
        var known = Array.FindAll(cells, cell => !double.IsNaN(cell));
        foreach (var (policy, fill) in (IEnumerable<(Missing, double)>)[(new MeanMissing(Indicator: true), known.Mean()), (new MedianMissing(Indicator: true), known.Median()), (new ConstantMissing(0.1, Indicator: true), 0.1)])
        {
            var table = Read(["x"], cells.Select(cell => (string[])[Number(cell)]), new() { Missing = policy });
            var data = Encoder.Fit(table).Bind(encoder => encoder.Apply(table)).OrThrow();
            var (features, tells) = (data.Features.To<double>(), known.Length < cells.Length);
            Assert.Equal(tells ? ["x", "missing:x"] : ["x"], data.FeatureNames);
            foreach (var (row, cell) in cells.Index())
            {
                if (double.IsNaN(cell))
                    Assert.Equal(fill, features[row, 0], 1e-12 * known.Max(Math.Abs));
                else
                    Assert.Equal(BitConverter.DoubleToInt64Bits(cell), BitConverter.DoubleToInt64Bits(features[row, 0]));
                if (tells)
                    Assert.Equal(double.IsNaN(cell) ? 1 : 0, features[row, 1]);
            }
        }
    });

    [Property]
    public Property Each_row_has_a_single_one_that_gives_its_text_back() => Prop.ForAll(Columns, cells =>
    {
        var (data, encoder) = Categories("c", cells);
        var (features, categories) = (data.Features.To<double>(), encoder.Columns[0].Categories);
        Assert.Equal(cells.Distinct().Order(StringComparer.Ordinal), categories);
        Assert.Equal(categories.Select(category => $"c={category}"), data.FeatureNames);
        Assert.Equal(cells, Enumerable.Range(0, cells.Length).Select(row => categories[Assert.Single(Enumerable.Range(0, categories.Count), i => features[row, i] is not 0)]));
        Assert.All(features.Span.ToArray(), number => Assert.True(number is 0 or 1));
    });

    [Property]
    public Property The_order_of_rows_changes_no_encoder(int key) => Prop.ForAll(Columns, cells =>
    {
        int[] order = [.. ((Key)key).Permutation(cells.Length)];
        var ((data, encoder), (other, same)) = (Categories("c", cells), Categories("c", [.. order.Select(i => cells[i])]));
        Assert.Equal(encoder, same);
        Assert.Equal(data.Features.To<double>(), other.Features.To<double>() is var moved
            ? Tensor.Generate(moved.Shape, at => moved[Array.IndexOf(order, at / moved.Shape[1].Extent), at % moved.Shape[1].Extent])
            : default!);
    });

    [Property]
    public Property Any_encoder_is_the_encoder_of_its_text() => Prop.ForAll(Encoders, encoder => Encoder.Parse(encoder.ToJson(), "text").OrThrow() == encoder);

    [Theory]
    [InlineData("""[{"name":"a","categories":[],"fill":0,"indicator":false},{"name":"a","categories":[],"fill":1,"indicator":false}]""")]
    [InlineData("""[{"name":null,"categories":[],"fill":0,"indicator":false}]""")]
    [InlineData("""[{"name":"a","categories":null,"fill":0,"indicator":false}]""")]
    [InlineData("""[{"name":"a","name":"b","categories":[],"fill":0,"indicator":false}]""")]
    public void Columns_that_are_none_are_an_error(string columns) =>
        Assert.StartsWith("here: encoder", Assert.Single(Encoder.Parse($$"""{"columns":{{columns}},"missing":[],"ignoreUnknown":false}""", "here").Errors()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(false, "expected numbers, found categories")]
    [InlineData(true, "expected categories, found numbers")]
    public void Texts_are_not_taken_for_numbers_and_numbers_not_for_texts(bool fitted, string error)
    {
        var (texts, numbers) = (Read(["c"], [["u"], ["v"]], new() { Categorical = ["c"] }), Read(["c"], [["1"], ["0"]], new() { Missing = Missing.Mean }));
        var found = Encoder.Fit(fitted ? texts : numbers).Bind(encoder => encoder.Apply(fitted ? numbers : texts)).Errors();
        Assert.Equal($"t.csv, column 'c': a column of another kind: {error}. Read it as the table that the encoder was fitted to: Reading.Categorical.", Assert.Single(found).Message);
        Assert.Equal(!fitted, Encoder.Identity.Apply(fitted ? numbers : texts).IsFail);
    }

    [Fact]
    public void A_column_whose_cells_are_all_missing_is_of_any_kind()
    {
        var encoder = new Encoder([new("c", ["u", "v"], 0, Indicator: true)]);
        Assert.Equal(Tensor.Of<double>([1, 3], 0, 0, 1), encoder.Apply(Read(["c"], [[""]], new() { Missing = Missing.Mean })).OrThrow().Features);
    }

    [Fact]
    public void A_saved_model_predicts_for_a_table_as_it_is_what_it_predicts_for_its_features()
    {
        var table = Read(["age", "city", "job"], [["20", "Bonn", "a=b"], ["", "Kiel", "\"c\", d"], ["31.5", "NA", "e\nf"], ["40", "Bonn", ""]],
            new() { Missing = new MedianMissing(Indicator: true), MissingTexts = ["NA"], Categorical = ["city", "job"], IgnoreUnknown = true });
        var encoder = Encoder.Fit(table).OrThrow();
        var data = encoder.Apply(table).OrThrow();
        var model = (Dense(3) >> Tanh >> Dense(2)).Build(data.FeatureShape).OrThrow();
        var trained = new TrainedModel(model, model.Initial<float>(1), SoftmaxCrossEntropy, Scaler.Standard(data), new(data.FeatureNames, "y", data.ClassNames) { Encoder = encoder });
        trained.Save(Model).OrThrow();
        var loaded = TrainedModel.Load(Model).OrThrow();
        Assert.Equal(trained, loaded);
        var text = Text(["more", "job", "y", "age", "city"], [["?", "a=b", "0", "20", "Bonn"], ["", "\"c\", d", "1", "NA", "Kiel"], ["x", "e\nf", "0", "31.5", ""], ["1", "", "1", "40", "Bonn"]]);
        var examples = Csv.Read(new StringReader(text), "q.csv", loaded.Schema).OrThrow();
        Assert.Equal(data.Features, examples.Features);
        Assert.Equal(data.Targets, examples.Targets.IfNone(Tensor.Vector(-1)));
        Assert.Equal(trained.Predict<float>(data.Features).OrThrow(), loaded.Predict<float>(examples.Features).OrThrow());
    }

    [Fact]
    public void An_encoder_of_other_features_than_those_of_the_model_is_an_error()
    {
        var model = Dense(2).Build([3]).OrThrow();
        var trained = new TrainedModel(model, model.Initial<float>(1), SoftmaxCrossEntropy, Scaler.Identity(3), People with { Features = ["age", "city=Bonn", "city=Kiel"] });
        Assert.Contains("encoder: saved model: expected the features of the model, found city=Bonn, city=Kiel, age", Assert.Single(trained.Save(Model).Errors()).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Model));
    }

    [Theory]
    [InlineData("age\n1\n", "q.csv, header: no feature column: expected 'city', found age")]
    [InlineData("city,agee\nBonn,1\n", "no feature column: expected 'age'", "Did you mean 'agee'?")]
    [InlineData("city,age\nBonn,1\nBonn,\n", "q.csv, line 3, column 'age': missing cell", "when training: --missing median")]
    [InlineData("city,age\nBonn,1\n,2\n", "q.csv, line 3, column 'city': missing cell", "when training: --missing median")]
    [InlineData("city,age\nBonn,NA\nBonn,2\n", "q.csv, line 2, column 'age': malformed number", "when training: --na 'NA'")]
    [InlineData("age,city\n1,Kiel\n2,Rome\n", "q.csv, line 3, column 'city': unknown category: expected one of Bonn, Kiel, found 'Rome'", "--ignore-unknown")]
    public void What_a_trained_model_cannot_take_is_told_by_its_place_and_what_to_do(string text, params string[] parts)
    {
        var message = Assert.Single(Csv.Read(new StringReader(text), "q.csv", People).Errors()).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    private static Gen<EncodedColumn> Column(string name) =>
        from categories in Gen.ListOf(Hostile)
        from fill in Gen.OneOf(ManyDatasets.Number.Select(Option<double>.Some), Gen.Constant(Option<double>.None))
        from indicator in Gen.Elements(true, false)
        select new EncodedColumn(name, [.. categories.Distinct(StringComparer.Ordinal)], fill, indicator);

    private static IEnumerable<A[]> Shorter<A>(A[] items) => items.Length > 1 ? [items[..^1], [items[0], .. items[2..]]] : [];

    private static (Dataset, Encoder) Categories(string name, string[] cells)
    {
        var table = Read([name], cells.Select(cell => (string[])[cell]), new() { Categorical = [name] });
        return Encoder.Fit(table).Bind(encoder => encoder.Apply(table).Map(data => (data, encoder))).OrThrow();
    }

    private static Validation<NnError, ValueList<Split>> Encode(ValueList<RawSplit> folds) => folds.Select(fold => fold.Encode()).Sequence().Map(splits => ValueList.Of<Split>([.. splits]));

    /// <summary>The value; or the texts of the errors.</summary>
    private static (A?, string) Told<A>(Validation<NnError, A> value) => value.IsSuccess ? (value.OrThrow(), "") : (default, string.Join('\n', value.Errors().Select(error => error.Message)));

    private static RawDataset Read(string[] columns, IEnumerable<string[]> rows, Reading reading) =>
        Csv.ReadTable(new StringReader(Text([.. columns, "y"], rows.Select((row, i) => (string[])[.. row, $"{i % 2}"]))), "t.csv", "y", reading, TargetKind.Classes).OrThrow();

    private static string Text(string[] columns, IEnumerable<string[]> rows) =>
        string.Concat(rows.Prepend(columns).Select(row => string.Join(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n"));

    private static string Number(double cell) => double.IsNaN(cell) ? "" : cell.ToString("R", CultureInfo.InvariantCulture);
}
