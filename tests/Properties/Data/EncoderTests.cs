using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using LanguageExt;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class EncoderTests
{
    private static readonly Arbitrary<DrawnTable> Draws = DrawnTable.Any;

    [Property]
    public Property Known_cells_stay_and_missing_ones_are_filled_by_what_the_training_part_tells() => Prop.ForAll(Draws, draw =>
    {
        var (table, train) = (draw.Table(), draw.Rows[..draw.Train]);
        Encoder.Fit(draw.Trained(table)).Match(
            Succ: encoder =>
            {
                Assert.True(draw.IsFittable);
                var data = encoder.Apply(table).OrThrow();
                var categories = train.Select(row => row.C).Where(c => c is not "").Distinct().Order(StringComparer.Ordinal).ToArray();
                var (a, b) = (Statistic(draw.Missing, train.Select(row => row.A)), Statistic(draw.Missing, train.Select(row => row.B)));
                var (tellsA, tellsB, tellsC) = (draw.Indicates(row => double.IsNaN(row.A)), draw.Indicates(row => double.IsNaN(row.B)), draw.Indicates(row => row.C is ""));
                Assert.Equal(
                    [.. Named("a", tellsA), .. Named("b", tellsB), .. categories.Select(c => $"c={c}"), .. Named("c", tellsC).Skip(1)],
                    data.FeatureNames);
                var expected = draw.Rows.SelectMany(row => (double[])
                [
                    .. Cell(row.A, a, tellsA), .. Cell(row.B, b, tellsB), .. categories.Select(c => c == row.C ? 1.0 : 0), .. tellsC ? [row.C is "" ? 1.0 : 0] : Array.Empty<double>(),
                ]);
                Assert.Equal(expected, data.Features.To<double>().Span.ToArray(), (x, y) => Math.Abs(x - y) < 1e-12);
                Assert.Equal(table.Targets, data.Targets);
            },
            Fail: _ => Assert.False(draw.IsFittable));
    });

    [Property]
    public Property What_is_not_trained_on_tells_nothing() => Prop.ForAll(Draws, draw =>
        Encoder.Fit(draw.Trained(draw.Table())).Errors().Length == Encoder.Fit((draw with { Rows = draw.Rows[..draw.Train] }).Table()).Errors().Length
        && (!draw.IsFittable || Encoder.Fit(draw.Trained(draw.Table())).OrThrow() == Encoder.Fit((draw with { Rows = draw.Rows[..draw.Train] }).Table()).OrThrow()));

    [Property]
    public Property A_split_is_encoded_by_its_training_part() => Prop.ForAll(Draws, draw =>
    {
        var parts = draw.Table().Split(0.5, draw.Train).OrThrow();
        if (parts.Encode() is { IsSuccess: true } encoded)
        {
            var split = encoded.OrThrow();
            Assert.Equal(Encoder.Fit(parts.Train).OrThrow(), split.Encoder);
            Assert.Equal((split.Encoder.Apply(parts.Train).OrThrow(), split.Encoder.Apply(parts.Test).OrThrow()), (split.Train, split.Test));
            Assert.Equal(split.Encoder, split.Scale(Scaler.Standard).Encoder);
        }
    });

    [Property]
    public Property Rows_are_encoded_one_by_one() => Prop.ForAll(Draws, draw =>
        !draw.IsFittable || (Encoder.Fit(draw.Trained(draw.Table())).OrThrow() is var encoder
            && encoder.Apply(draw.Table()).OrThrow().Rows(1, 0) == encoder.Apply(draw.Table().Rows(1, 0)).OrThrow()));

    [Property]
    public Property The_text_of_an_encoder_gives_the_same_encoder() => Prop.ForAll(Draws, draw =>
        !draw.IsFittable || (Encoder.Fit(draw.Trained(draw.Table())).OrThrow() is var encoder && Encoder.Parse(encoder.ToJson(), "encoder").OrThrow() == encoder));

    [Property]
    public Property A_table_for_a_trained_model_is_encoded_as_that_which_was_trained_on() => Prop.ForAll(Draws, draw =>
    {
        if (!draw.IsFittable)
            return;
        var encoder = Encoder.Fit(draw.Trained(draw.Table())).OrThrow();
        var schema = new Schema(encoder.FeatureNames, "y", ["p", "q"]) { Encoder = encoder };
        Assert.Equal(encoder.Apply(draw.Table()).OrThrow().Features, Csv.Read(new StringReader(draw.Rearranged("?")), "t.csv", schema).OrThrow().Features);
    });

    [Property]
    public Property Dropping_rows_is_leaving_out_their_lines() => Prop.ForAll(Draws, draw =>
    {
        var whole = draw with { Rows = [.. draw.Rows.Where(row => !double.IsNaN(row.A) && !double.IsNaN(row.B) && row.C is not "")] };
        var dropped = Csv.ReadTable(new StringReader(draw.Text("?")), "t", "y", draw.Reading with { Missing = Missing.Drop }, TargetKind.Classes);
        if (whole.Rows.Length == 0)
            Assert.Contains("without a missing cell", Assert.Single(dropped.Errors()).Message, StringComparison.Ordinal);
        else
            Assert.Equal(Encoded(whole.Table()), Encoded(dropped.OrThrow()));
    });

    [Property]
    public Property Cells_that_are_said_to_be_missing_are_as_empty_ones() => Prop.ForAll(Draws, draw =>
        !draw.IsFittable || Encoded(draw.Table("?")) == Encoded(draw.Table("")) && Encoded(draw.Table(" NA ")) == Encoded(draw.Table("?")));

    [Property]
    public Property Folds_of_a_table_have_each_example_in_one_test_part() => Prop.ForAll(Draws, draw =>
    {
        var (table, k) = (draw.Table(), 2 + (draw.Train % (draw.Rows.Length - 1)));
        var folds = table.Folds(k, 3).OrThrow();
        Assert.Equal(k, folds.Count);
        Assert.Equal(Enumerable.Repeat(draw.Rows.Length, k), folds.Select(fold => fold.Train.Count + fold.Test.Count));
        Assert.Equal(Lines(table).Order(), folds.SelectMany(fold => Lines(fold.Test)).Order());
    });

    [Fact]
    public void Means_are_those_of_the_SimpleImputer_in_the_guide_of_scikit_learn()
    {
        var encoder = Encoder.Fit(Read("a,b,y\n1,2,0\n,3,0\n7,6,1\n", new() { Missing = Missing.Mean })).OrThrow();
        var filled = encoder.Apply(Read("a,b,y\n,2,0\n6,,0\n7,6,1\n", new() { Missing = Missing.Mean })).OrThrow();
        Assert.Equal([4, 2, 6, 11 / 3.0, 7, 6], filled.Features.To<double>().Span.ToArray(), (x, y) => Math.Abs(x - y) < 1e-15);
    }

    [Theory]
    [InlineData("median", "1 4 2 9", 3)]
    [InlineData("median", "4 1 9", 4)]
    [InlineData("mean", "1 4 2 9", 4)]
    [InlineData("mean", "1e308 -1e308 1e308 1e308", 5e307)]
    [InlineData("median", "1.5e308 1.7e308", 1.6e308)]
    [InlineData("constant -1", "5", -1)]
    [InlineData("constant value=2", "5", 2)]
    public void A_policy_is_a_text_and_fills_with_a_number(string policy, string column, double fill)
    {
        var table = Read($"a,y\n,0\n{string.Concat(column.Split(' ').Select(x => $"{x},1\n"))}", new() { Missing = Notation.Parse<Missing>(policy).OrThrow() });
        Assert.Equal(fill, Encoder.Fit(table).OrThrow().Columns[0].Fill.IfNone(double.NaN), Math.Abs(fill) * 1e-15);
    }

    [Fact]
    public void The_text_of_a_policy_is_read_again() =>
        Assert.All([.. DrawnTable.Policies, Missing.Refuse, Missing.Drop], policy => Assert.Equal(policy, Notation.Parse<Missing>($"{policy}").OrThrow()));

    [Fact]
    public void Categories_are_in_ordinal_order_and_those_of_the_training_part_alone()
    {
        var table = Read("c,y\nb,0\nB,0\na b,1\nzz,1\n", new() { Categorical = ["c"], IgnoreUnknown = true });
        var encoder = Encoder.Fit(table.Rows(0, 1, 2)).OrThrow();
        Assert.Equal(["c=B", "c=a b", "c=b"], encoder.FeatureNames);
        Assert.Equal(Tensor.Of<double>([4, 3], 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0), encoder.Apply(table).OrThrow().Features);
    }

    [Fact]
    public void An_unknown_category_is_an_error_that_names_those_that_are_known()
    {
        var table = Read("c,y\nBonn,0\nKiel,0\nKeil,1\nParis,1\n", new() { Categorical = ["c"] });
        var errors = Encoder.Fit(table.Rows(0, 1)).OrThrow().Apply(table).Errors();
        Assert.Equal("t.csv, line 4, column 'c': unknown category: expected one of Bonn, Kiel, found 'Keil'. Did you mean 'Kiel'?", errors[0].Message);
        Assert.Contains("t.csv, line 5, column 'c': unknown category: expected one of Bonn, Kiel, found 'Paris'. To take it for none", errors[1].Message, StringComparison.Ordinal);
        Assert.Equal(2, errors.Length);
    }

    [Fact]
    public void Texts_for_missing_cells_are_missing_to_a_trained_model_too()
    {
        var encoder = Encoder.Fit(Read("a,y\n-999,0\n1,1\n", new() { Missing = Missing.Drop, MissingTexts = ["-999"] })).OrThrow();
        var schema = new Schema(["a"], "y", ["0", "1"]) { Encoder = Encoder.Parse(encoder.ToJson(), "").OrThrow() };
        Assert.Contains("line 2, column 'a': missing cell", Assert.Single(Csv.Read(new StringReader("a\n-999\n"), "t.csv", schema).Errors()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("refuse", "", "", "a,y\n1,0\n,1\n", "line 3, column 'a': missing cell", "--missing median", "Reading.Missing")]
    [InlineData("refuse", "?", "", "a,y\n1,0\n?,1\n", "line 3, column 'a': missing cell")]
    [InlineData("refuse", "", "", "a,y\n1,0\nNA,1\n", "line 3, column 'a': malformed number", "--na 'NA'", "Reading.MissingTexts")]
    [InlineData("median", "", "", "a,y\n1,0\nx,1\n", "line 3, column 'a': malformed number")]
    [InlineData("drop", "", "", "a,y\n1,0\nx,\n", "line 3, column 'a': malformed number")]
    [InlineData("median", "", "", "a,y\n1,0\n2,\n", "line 3, column 'y': missing cell", "Targets are not filled", "--missing drop")]
    [InlineData("median", "NA", "", "a,y\n1,0\n2,NA\n", "line 3, column 'y': missing cell")]
    [InlineData("drop", "", "", "a,y\n,0\n2,\n", "no rows", "without a missing cell")]
    [InlineData("refuse", "", "", "a,c,y\n1,u,0\n2,v,1\n", "column 'c': a column without any number", "--categorical", "Reading.Categorical")]
    [InlineData("refuse", "", "c", "a,c,y\n1,u,0\n2,,1\n", "line 3, column 'c': missing cell")]
    [InlineData("refuse", "", "d", "a,c,y\n1,2,0\n2,3,1\n", "no categorical column: expected 'd'", "found a, c, y")]
    [InlineData("refuse", "", "y", "a,y\n1,0\n2,1\n", "categorical column: expected a feature, found the target 'y'")]
    [InlineData("mean", "", "", "a,b,y\n1,,0\n2,,1\n", "column 'b': a column of missing cells")]
    [InlineData("constant 0", "", "c", "a,c,y\n1,,0\n2,,1\n", "column 'c': a column of missing cells")]
    public void What_cannot_be_read_is_an_error_that_says_what_to_do(string policy, string missing, string categorical, string text, params string[] parts)
    {
        var reading = new Reading { Missing = Notation.Parse<Missing>(policy).OrThrow(), MissingTexts = missing is "" ? [] : [missing], Categorical = categorical is "" ? [] : [categorical] };
        var errors = Csv.ReadTable(new StringReader(text), "t.csv", "y", reading).Bind(Encoder.Fit).Errors();
        Assert.All([.. parts, "t.csv"], part => Assert.Contains(part, Assert.Single(errors).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_constant_that_is_no_number_is_an_error() =>
        Assert.Contains("constant", Assert.Single(Csv.ReadTable(new StringReader("a,y\n1,0\n"), "t", "y", new() { Missing = new ConstantMissing(double.NaN) }).Errors()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_table_of_other_columns_is_an_error()
    {
        var encoder = Encoder.Fit(Read("a,b,y\n1,2,0\n,3,1\n", new() { Missing = Missing.Mean })).OrThrow();
        Assert.Contains("expected a, b, found a, c", Assert.Single(encoder.Apply(Read("a,c,y\n1,2,0\n", new())).Errors()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dataset_is_a_table_that_nothing_is_done_to()
    {
        var iris = Tables.Load("iris").OrThrow();
        Assert.Equal(Encoder.Identity, Encoder.Fit(RawDataset.Of(iris)).OrThrow());
        Assert.Equal(iris, Encoder.Identity.Apply(RawDataset.Of(iris)).OrThrow());
        Assert.Equal(iris.Split(0.8, 5).OrThrow(), RawDataset.Of(iris).Split(0.8, 5).Bind(parts => parts.Encode()).OrThrow());
        Assert.Equal(iris.StratifiedFolds(4, 5).OrThrow()[2], RawDataset.Of(iris).StratifiedFolds(4, 5).OrThrow()[2].Encode().OrThrow());
        Assert.Contains("0 to 149, found 150", Assert.Throws<ShapeException>(() => RawDataset.Of(iris).Rows(150)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"columns":null,"missing":[],"ignoreUnknown":false}""")]
    [InlineData("""{"columns":[null],"missing":[],"ignoreUnknown":false}""")]
    [InlineData("""{"columns":[],"missing":[null],"ignoreUnknown":false}""")]
    [InlineData("""{"columns":[],"missing":[]}""")]
    [InlineData("""{"columns":[{"name":"a","categories":[null],"fill":0,"indicator":false}],"missing":[],"ignoreUnknown":false}""")]
    [InlineData("""{"columns":[{"name":"a","categories":["x","x"],"fill":0,"indicator":false}],"missing":[],"ignoreUnknown":false}""")]
    [InlineData("""{"columns":[{"name":"a","categories":[],"fill":1e999,"indicator":false}],"missing":[],"ignoreUnknown":false}""")]
    [InlineData("""{"columns":[{"name":"a","categories":[],"fill":0,"indicator":false,"more":1}],"missing":[],"ignoreUnknown":false}""")]
    public void A_text_that_is_no_encoder_is_an_error_that_names_its_source(string json) =>
        Assert.StartsWith("here: encoder", Assert.Single(Encoder.Parse(json, "here").Errors()).Message, StringComparison.Ordinal);

    [Property]
    public void Any_text_is_an_encoder_or_an_error(NonNull<string> text) => _ = Encoder.Parse(text.Get, "noise").Errors();

    [Fact]
    public void The_text_of_an_encoder_is_JSON() => Assert.Equal(
        """{"columns":[{"name":"city","categories":["Bonn"],"fill":0,"indicator":true},{"name":"age","categories":[],"fill":null,"indicator":false}],"missing":["?"],"ignoreUnknown":true}""",
        new Encoder([new("city", ["Bonn"], 0, true), new("age", [], Option<double>.None, false)], ["?"], IgnoreUnknown: true).ToJson());

    private static RawDataset Read(string text, Reading reading) => Csv.ReadTable(new StringReader(text), "t.csv", "y", reading, TargetKind.Classes).OrThrow();

    /// <summary>The dataset of a table by itself, with the texts that tell what it is made of.</summary>
    private static (Tensor, Tensor, ValueList<string>) Encoded(RawDataset table) =>
        Encoder.Fit(table).Bind(encoder => encoder.Apply(table)).OrThrow() is var data ? (data.Features, data.Targets, data.FeatureNames) : default;

    private static ValueList<long> Lines(RawDataset table) => table.Cells.Lines;

    private static IEnumerable<string> Named(string column, bool tells) => tells ? [column, $"missing:{column}"] : [column];

    private static IEnumerable<double> Cell(double cell, double fill, bool tells) => [double.IsNaN(cell) ? fill : cell, .. tells ? [double.IsNaN(cell) ? 1.0 : 0] : Array.Empty<double>()];

    /// <summary>What cells are filled with, from its definition.</summary>
    private static double Statistic(Missing missing, IEnumerable<double> cells)
    {
        var known = cells.Where(cell => !double.IsNaN(cell)).Order().ToArray();
        return missing switch
        {
            MeanMissing => known.Average(),
            MedianMissing => (known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2,
            ConstantMissing constant => constant.Value,
            _ => double.NaN,
        };
    }
}
