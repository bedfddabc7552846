using System.Text;
using Functional.Nn.Training;
using LanguageExt;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class CsvFileTests : IDisposable
{
    private static readonly Schema Trained = new(["width", "height"], "kind", ["cat", "dog"]);

    private readonly string folder = Directory.CreateTempSubdirectory("functional-nn-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void A_file_is_read_with_or_without_a_mark(string encoding)
    {
        File.WriteAllText(At("t.csv"), "größe,y\n1,ä\n2,b\n", Encoding.GetEncoding(encoding));
        var data = Csv.Load(At("t.csv"), "y").OrThrow();
        Assert.Equal((ValueList.Of<string>("größe"), ValueList.Of<string>("b", "ä")), (data.FeatureNames, data.ClassNames));
    }

    [Fact]
    public void A_file_that_is_not_there_or_no_text_is_an_error_that_names_it()
    {
        File.WriteAllText(At("iris.csv"), "");
        File.WriteAllText(At("wide.csv"), "x,y\n1,2\n", new UnicodeEncoding(bigEndian: false, byteOrderMark: false));
        Failure<FileError>(Csv.Load(At("wide.csv"), "y"), "UTF-8", "null characters", At("wide.csv"));
        File.WriteAllBytes(At("latin.csv"), [.. "x,y\n1,"u8, 0xfc, (byte)'\n']);
        Failure<FileError>(Csv.Load(At("irsi.csv"), "y"), "file not found", At("irsi.csv"), "Did you mean 'iris.csv'?");
        Failure<FileError>(Csv.Load(folder, "y"), "folder", folder);
        Failure<FileError>(Csv.Load(At("none/t.csv"), "y"), "folder not found", At("none"));
        Failure<FileError>(Csv.Load(At("latin.csv"), "y"), "UTF-8", "FC", At("latin.csv"));
        Failure<DataError>(Csv.Load(At("iris.csv"), "y"), "empty table", At("iris.csv"));
    }

    [Fact]
    public void A_table_for_a_trained_model_has_its_columns_by_name_in_any_order()
    {
        var examples = Read("id,height,note,width,kind\n7,1,a,2,dog\n8,3,,4,cat\n").OrThrow();
        Assert.Equal(Tensor.Of<double>([2, 2], 2, 1, 4, 3), examples.Features);
        Assert.Equal(Tensor.Vector(1, 0), examples.Targets.IfNone(Tensor.Vector(-1)));
    }

    [Fact]
    public void The_target_may_be_left_out_and_is_not_looked_at_if_there_is_none()
    {
        Assert.True(Read("height,width\n1,2\n").OrThrow().Targets.IsNone);
        Assert.True(Read("height,width,kind\n1,2,\n", Trained with { Target = "" }).OrThrow().Targets.IsNone);
        Assert.Equal(Tensor.Of<double>([1, 1], 0.5), Read("height,width,kind\n1,2,0.5\n", Trained with { Classes = [] }).OrThrow().Targets.IfNone(Tensor.Vector(-1)));
    }

    [Fact]
    public void Classes_that_are_numbers_are_known_however_they_are_written() =>
        Assert.Equal(Tensor.Vector(1, 0), Read("height,width,kind\n1,2,2.0\n1,2,01\n", Trained with { Classes = ["1", "2"] }).OrThrow().Targets.IfNone(Tensor.Vector(-1)));

    [Fact]
    public void Every_missing_column_is_told()
    {
        var errors = Read("widht,depth\n1,2\n").Errors();
        Assert.Equal(2, errors.Length);
        Assert.Contains("expected 'width', found widht, depth. Did you mean 'widht'?", errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("expected 'height'", errors[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_the_model_does_not_know_is_an_error() =>
        Failure<DataError>(Read("height,width,kind\n1,2,dgo\n"), "t.csv, line 2, column 'kind'", "unknown class", "cat, dog", "Did you mean 'dog'?");

    [Fact]
    public void Only_the_columns_that_are_used_must_be_well_formed()
    {
        Assert.Equal(1, Read("a,a,,width,height\n,x,y,1,2\n").OrThrow().Features.Shape[0].Extent);
        Failure<DataError>(Read("width,width,height\n1,2,3\n"), "repeated column name", "'width' as columns 1, 2");
    }

    private static Validation<NnError, Examples> Read(string text, Schema? schema = null) => Csv.Read(new StringReader(text), "t.csv", schema ?? Trained);

    private string At(string name) => Path.Combine(folder, name);

    private static void Failure<E>(object result, params string[] parts) where E : NnError
    {
        var error = Assert.IsType<E>(Assert.Single(result switch
        {
            Validation<NnError, Dataset> dataset => dataset.Errors(),
            Validation<NnError, Examples> examples => examples.Errors(),
            _ => [],
        }));
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
