using Xunit;

namespace Functional.Nn.Properties.Cli;

public sealed class EncodingCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fnn").FullName;

    private string Table => At("people.csv");

    private string Model => At("people.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Missing_cells_and_categories_are_trained_on_and_remembered()
    {
        await Write(Table, "age,city,target", Enumerable.Range(0, 60).Select(i => $"{(i % 9 == 0 ? "?" : i % 7 == 0 ? "" : $"{20 + (i % 4)}")},{(i % 3 == 0 ? "Bonn" : "Kiel")},{(i % 3 == 0 ? "yes" : "no")}"));
        var trained = await ToolRun.Of("train", Table, "--missing", "median indicator=true", "--na", "?,NA", "--categorical", "city", "--stratify", "--epochs", "40", "--save", Model);
        Assert.Equal((0, ""), (trained.Exit, trained.Errors));
        Assert.Matches(@"\| test     \| 12 .*\| 100\.00%", trained.Output);

        await Write(At("new.csv"), "city,age", ["Bonn,NA", "Kiel,21", "Bonn,", "NA,22"]);
        var predicted = await ToolRun.Of("predict", Model, At("new.csv"));
        Assert.Equal((0, ""), (predicted.Exit, predicted.Errors));
        Assert.Equal(["yes", "no", "yes"], predicted.Output.Split('\n')[1..4].Select(line => line.Split(',')[0]));
        Assert.Equal(6, predicted.Output.Split('\n').Length);

        await Write(At("other.csv"), "city,age", ["Köln,20"]);
        var refused = await ToolRun.Of("predict", Model, At("other.csv"));
        Assert.Equal((2, ""), (refused.Exit, refused.Output));
        Assert.All(["unknown category", "Bonn, Kiel", "'Köln'", "line 2, column 'city'"], part => Assert.Contains(part, refused.Errors, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_as_it_is_is_trained_on_evaluated_and_predicted_for()
    {
        await Write(Table, "age,city,job,income", Enumerable.Range(0, 80).Select(i =>
            $"{(i % 11 == 0 ? "?" : i % 13 == 0 ? "NA" : i % 17 == 0 ? "" : $"{30 + (i % 5)}")},{(i % 2 == 0 ? "Bonn" : "\"Kiel, \"\"H\"\"\"")},{(i % 4 < 2 ? "a=b" : "c")},{(i % 2 == 0 ? "high" : "low")}"));
        var trained = await ToolRun.Of("train", Table, "--target", "income", "--missing", "median", "--na", "?,NA", "--categorical", "city,job", "--categorical", "job", "--stratify", "--save", Model);
        Assert.Equal((0, ""), (trained.Exit, trained.Errors));

        await Write(At("q.csv"), "id,job,city,age", ["7,c,Bonn,31", "8,a=b,\"Kiel, \"\"H\"\"\",?", "9,c,Bonn,"]);
        var predicted = await ToolRun.Of("predict", Model, At("q.csv"));
        Assert.Equal((0, ""), (predicted.Exit, predicted.Errors));
        Assert.Equal(["prediction", "high", "low", "high", ""], predicted.Output.Split('\n').Select(line => line.Split(',')[0].Trim()));

        var evaluated = await ToolRun.Of("evaluate", Model, Table, "--format", "json");
        Assert.Equal((0, ""), (evaluated.Exit, evaluated.Errors));
        Assert.Contains("\"accuracy\":1", evaluated.Output.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        await Write(At("less.csv"), "job,age", ["c,31"]);
        var refused = await ToolRun.Of("predict", Model, At("less.csv"));
        Assert.Equal((2, ""), (refused.Exit, refused.Output));
        Assert.All(["no feature column", "'city'", "less.csv, header"], part => Assert.Contains(part, refused.Errors, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Texts_of_missing_cells_alone_change_nothing_where_none_is_missing()
    {
        await Write(Table, "x,target", Enumerable.Range(0, 20).Select(i => $"{i},{i % 2}"));
        var (plain, said) = (await ToolRun.Of("train", Table, "--epochs", "1", "--save", At("plain")), await ToolRun.Of("train", Table, "--epochs", "1", "--na", "NA", "--save", Model));
        Assert.Equal((0, "", 0, ""), (plain.Exit, plain.Errors, said.Exit, said.Errors));
        Assert.Equal((await ToolRun.Of("predict", At("plain"), Table)).Output, (await ToolRun.Of("predict", Model, Table)).Output);
    }

    [Theory]
    [InlineData("--missing", "median")]
    [InlineData("--na", "NA")]
    [InlineData("--categorical", "x")]
    [InlineData("--ignore-unknown")]
    public async Task What_says_nothing_beside_images_and_tables_of_the_library_is_an_error(params string[] option)
    {
        IdxFile.WriteSet(folder, "train", 6, 4);
        foreach (var (source, what) in ((string, string)[])[(folder, "images"), ("iris", "the table iris")])
        {
            var run = await ToolRun.Of(["train", source, .. option]);
            Assert.Equal((2, ""), (run.Exit, run.Output));
            Assert.Contains($"{option[0]} with {what}", run.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_unknown_category_is_none_of_the_known_ones_where_it_was_said_in_training()
    {
        await Write(Table, "city,target", Enumerable.Range(0, 30).Select(i => i % 2 == 0 ? "Bonn,a" : "Kiel,b"));
        await Write(At("other.csv"), "city", ["Bonn", "Rome"]);
        Assert.Equal(0, (await ToolRun.Of("train", Table, "--categorical", "city", "--ignore-unknown", "--epochs", "1", "--save", Model)).Exit);
        Assert.Equal((0, ""), await ToolRun.Of("predict", Model, At("other.csv")) is var run ? (run.Exit, run.Errors) : default);
    }

    [Fact]
    public async Task Rows_with_missing_cells_are_dropped_in_training_and_refused_in_prediction()
    {
        await Write(Table, "x,target", Enumerable.Range(0, 40).Select(i => i % 4 == 0 ? $"-999,{i % 2}" : i % 4 == 1 ? $"{i}," : $"{i},{i % 2}"));
        var trained = await ToolRun.Of("train", Table, "--missing", "drop", "--na", "-999", "--test", "0", "--epochs", "1", "--save", Model);
        Assert.Equal((0, ""), (trained.Exit, trained.Errors));
        Assert.Matches(@"\| training \| 20 ", trained.Output);
        Assert.Contains("line 2, column 'x'", (await ToolRun.Of("predict", Model, Table)).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--missing median, mean", "train", "missing.csv")]
    [InlineData("--na 'NA'", "train", "marked.csv")]
    [InlineData("--categorical", "train", "text.csv")]
    [InlineData("Did you mean 'median'?", "train", "missing.csv", "--missing", "medain")]
    [InlineData("Did you mean 'city'?", "train", "text.csv", "--categorical", "citty")]
    [InlineData("--missing", "train", "missing.csv", "--missing", "nonsense")]
    [InlineData("missing cell", "train", "marked.csv", "--na", "NA")]
    [InlineData("'target'", "train", "text.csv", "--categorical", "target")]
    [InlineData("--ignore-unknown says nothing here", "train", "missing.csv", "--ignore-unknown")]
    public async Task What_cannot_be_read_is_told_with_the_option_that_helps(string error, params string[] arguments)
    {
        await Write(At("missing.csv"), "x,target", ["1,0", ",1", "3,0"]);
        await Write(At("marked.csv"), "x,target", ["1,0", "NA,1", "3,0"]);
        await Write(At("text.csv"), "x,city,target", ["1,Bonn,0", "2,Kiel,1", "3,Bonn,0"]);
        var run = await ToolRun.Of([.. arguments.Select(argument => argument.EndsWith(".csv", StringComparison.Ordinal) ? At(argument) : argument)]);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains(error, string.Join(' ', run.Errors.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private string At(string name) => Path.Combine(folder, name);

    private static Task Write(string path, string header, IEnumerable<string> lines) => File.WriteAllLinesAsync(path, lines.Prepend(header), TestContext.Current.CancellationToken);
}
