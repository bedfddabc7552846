using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(ManyDatasets)])]
public sealed class CsvTests
{
    [Property]
    public void A_table_that_was_written_reads_back_bit_for_bit(Dataset data, bool windows, bool quoted)
    {
        var flat = data.Reshape([data.FeatureShape.Size]).OrThrow();
        var text = Text(flat, windows ? "\r\n" : "\n", quoted);
        var read = Csv.Read(new StringReader(text), "t", "y", flat.ClassNames.Count > 0 ? TargetKind.Classes : TargetKind.Numbers).OrThrow();
        Assert.Equal((flat.Features, flat.FeatureNames), (read.Features, read.FeatureNames));
        Assert.Equal(Labels(flat), Labels(read));
    }

    [Property]
    public void A_malformed_cell_is_named_by_file_line_and_column(Dataset data, NonNegativeInt row, NonNegativeInt column, bool missing)
    {
        var flat = data.Reshape([data.FeatureShape.Size]).OrThrow();
        var (r, c) = (row.Get % flat.Count, column.Get % flat.FeatureNames.Count);
        var lines = Text(flat, "\n", quoted: false).Split('\n');
        var cells = lines[r + 1].Split(',');
        cells[c] = missing ? "" : "abc";
        lines[r + 1] = string.Join(',', cells);
        var error = Assert.IsType<DataError>(Assert.Single(Csv.Read(new StringReader(string.Join('\n', lines)), "t.csv", "y").Errors()));
        Assert.Equal($"t.csv, line {r + 2}, column 'x{c}'", error.Where);
        Assert.Equal(missing ? ("missing cell", "") : ("malformed number", "'abc'"), (error.What, error.Found));
    }

    [Property(MaxTest = 300)]
    public void Any_text_is_a_table_or_errors(NonNull<string> text, string[] cells)
    {
        _ = Read(text.Get).Errors();
        _ = Read($"x,y\n{text.Get}").Errors();
        _ = Read(string.Join(",", cells) + "\n1,2\n").Errors();
    }

    [Property(MaxTest = 300)]
    public void Any_arrangement_of_the_characters_of_tables_is_a_table_or_errors(int[] characters)
    {
        const string structure = "0123456789.-eE,,,\n\n\"\r;\t x";
        _ = Read("x,y\n" + string.Concat(characters.Select(c => structure[(int)((uint)c % structure.Length)]))).Errors();
    }

    [Fact]
    public void Text_is_classes_in_ordinal_order()
    {
        var data = Read("x,y\n1,virginica\n2,setosa\n3,Versicolor\n4,setosa\n").OrThrow();
        Assert.Equal(["Versicolor", "setosa", "virginica"], data.ClassNames);
        Assert.Equal(Tensor.Vector(2, 1, 0, 1), data.Targets);
    }

    [Theory]
    [InlineData("0 2 1 0", "0 1 2", "0 2 1 0")]
    [InlineData("3 1 2", "1 2 3", "2 0 1")]
    [InlineData("1.0 2e0 1", "1 2", "0 1 0")]
    [InlineData("-0 1", "0 1", "0 1")]
    [InlineData("0 2 3", "", "0 2 3")]
    [InlineData("-1 1", "", "-1 1")]
    [InlineData("2 3", "", "2 3")]
    [InlineData("0 0.5 1", "", "0 0.5 1")]
    [InlineData("0 1e300", "", "0 1E+300")]
    public void Contiguous_integers_from_0_or_1_are_classes_and_other_numbers_are_numbers(string cells, string classes, string targets)
    {
        var data = Read($"x,y\n{string.Concat(cells.Split(' ').Select(c => $"7,{c}\n"))}").OrThrow();
        Assert.Equal(classes, string.Join(' ', data.ClassNames));
        Assert.Equal(targets, string.Join(' ', data.Targets.To<double>().Span.ToArray().Select(t => t.ToString("R", CultureInfo.InvariantCulture))));
        Assert.Equal(classes is "" ? [data.Count, 1] : Shape.Of(data.Count), data.Targets.Shape);
    }

    [Fact]
    public void The_kind_of_the_target_can_be_said()
    {
        const string text = "x,y\n1,10\n2,-1\n3,10\n";
        Assert.Equal(["-1", "10"], Read(text, TargetKind.Classes).OrThrow().ClassNames);
        Assert.Equal(Tensor.Of<double>([2, 1], 0, 1), Read("x,y\n1,0\n2,1\n", TargetKind.Numbers).OrThrow().Targets);
        Assert.Equal(["1", "A", "B"], Read("x,y\n1,A\n2,1\n3,B", TargetKind.Classes).OrThrow().ClassNames);
    }

    [Theory]
    [InlineData("\uFEFFx,y\n1,2.5\n")]
    [InlineData("\"x\",\"y\"\n\"1\",\"2.5\"\n")]
    [InlineData(" x , y \r\n 1 , 2.5 \r\n")]
    [InlineData("x;y\n1;2.5\n")]
    [InlineData("x\ty\n1\t2.5")]
    [InlineData("\nx,y\n\n+1.0e0,25E-1\n\n")]
    [InlineData("x,y\n1,2.5\n   \n")]
    [InlineData("y,x\n2.5,1")]
    public void Marks_quotes_spaces_and_empty_lines_do_not_matter(string text)
    {
        var data = Read(text).OrThrow();
        Assert.Equal((Tensor.Of<double>([1, 1], 1), Tensor.Of<double>([1, 1], 2.5), "x"), (data.Features, data.Targets, data.FeatureNames[0]));
    }

    [Theory]
    [InlineData("", "empty table")]
    [InlineData("\n\n", "empty table")]
    [InlineData("x,y\n", "no rows")]
    [InlineData("x,y", "no rows")]
    [InlineData("y\n1\n", "no feature columns")]
    [InlineData("x,x,y\n1,2,3\n", "header: repeated column name", "'x' as columns 1, 2")]
    [InlineData("x,,y\n1,2,3\n", "header, column 2: unnamed column")]
    [InlineData("x,z,Y\n1,2,3\n", "no target column: expected 'y'", "x, z, Y", "Did you mean 'Y'?")]
    [InlineData("x,y\n1,2\n1\n1,2,3\n", "line 3: wrong number of cells: expected 2, one for each column, found 1", "line 4")]
    [InlineData("x,y\n1,2.5\n1,abc\n", "line 3, column 'y': malformed number", "'abc'", "if these are classes, say so")]
    [InlineData("x,y\n1,2\n1,\n", "line 3, column 'y': missing cell")]
    [InlineData("x,y\n1,a\n1, \n", "line 3, column 'y': missing cell")]
    [InlineData("x,y\n\"1,5\",2\n", "line 2, column 'x': malformed number", "'1,5'", "decimal separator is a point")]
    [InlineData("x;y\n1,5;2\n", "'1,5'", "decimal separator is a point")]
    [InlineData("x,y\nNaN,2\n", "'NaN'")]
    [InlineData("x,y\nInfinity,2\n", "'Infinity'")]
    [InlineData("x,y\n1e999,2\n", "'1e999'")]
    [InlineData("x,y\n0x1F,2\n", "'0x1F'")]
    [InlineData("x,y\n1_000,2\n", "'1_000'")]
    [InlineData("x,y\n1\0,2\n", "line 2, column 'x': malformed number")]
    [InlineData("x,y\n1,\"2\n3,4\n", "line 2", "never closed")]
    [InlineData("x,y\n1,2\n1,\"2\"3\n", "line 3", "text after a closing quote")]
    [InlineData("\"x,y\n1,2\n", "line 1", "never closed")]
    [InlineData("x,\"n\n\",y\n\n1,2,3\n1,b,3\n", "line 5, column 'n\n': malformed number")]
    [InlineData("x,city,y\n1,Bonn,2\n1,,3\n1,Kiel,2\n", "column 'city': a column without any number", "in line 2 'Bonn'", "Leave the column out")]
    public void A_malformed_table_is_an_error_that_says_what_and_where(string text, params string[] parts)
    {
        var message = string.Join('\n', Read(text).Errors().Select(e => e.Message));
        Assert.All([.. parts, "t.csv"], part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_malformed_cell_is_told_in_the_order_of_the_lines_up_to_ten()
    {
        var two = Read("x,z,y\n1,a,1\nb,2,2\n3,4,3\n5,,4\n").Errors();
        Assert.Equal(["t.csv, line 2, column 'z'", "t.csv, line 3, column 'x'", "t.csv, line 5, column 'z'"], two.Select(e => e.Where));
        var many = Read("x,y\n1,1\n" + string.Concat(Enumerable.Repeat("a,2\n", 100))).Errors();
        Assert.Equal(11, many.Length);
        Assert.Contains("90 more errors", many[^1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(300, 5)]
    [InlineData(300, 1)]
    [InlineData(2, 500)]
    public void However_many_columns_and_rows_are_malformed_ten_errors_are_told_and_all_are_counted(int columns, int rows)
    {
        var header = string.Join(',', Enumerable.Range(0, columns).Select(c => $"x{c}").Append("y"));
        var (malformed, good) = (string.Join(',', Enumerable.Repeat("a", columns)), string.Join(',', Enumerable.Repeat("1", columns)));
        var partly = Read($"{header}\n{good},1\n{string.Concat(Enumerable.Repeat($"{malformed},2\n", rows))}").Errors();
        Assert.Equal((11, $"and {(columns * rows) - 10} more errors"), (partly.Length, partly[^1].What));
        if (columns > 10 && rows > 1)
            Assert.Equal((11, $"and {columns - 10} more errors"), Read($"{header}\n{string.Concat(Enumerable.Repeat($"{malformed},2\n", rows))}").Errors() is var whole ? (whole.Length, whole[^1].What) : default);
    }

    private static LanguageExt.Validation<NnError, Dataset> Read(string text, TargetKind kind = TargetKind.Infer) => Csv.Read(new StringReader(text), "t.csv", "y", kind);

    private static string[] Labels(Dataset data) =>
        [.. data.Targets.To<double>().Span.ToArray().Select(t => data.ClassNames.Count > 0 ? data.ClassNames[(int)t] : (t + 0.0).ToString("R", CultureInfo.InvariantCulture))];

    private static string Text(Dataset data, string newLine, bool quoted)
    {
        var mark = quoted ? "\"" : "";
        var (features, labels) = (data.Features.To<double>(), Labels(data));
        var rows = Enumerable.Range(0, data.Count).Select(row => Enumerable.Range(0, data.FeatureNames.Count)
            .Select(c => features[row, c].ToString("R", CultureInfo.InvariantCulture)).Append(labels[row]));
        return string.Concat(rows.Prepend(data.FeatureNames.Append("y")).Select(cells => string.Join(',', cells.Select(c => $"{mark}{c}{mark}")) + newLine));
    }
}
