using System.Xml.Linq;
using Functional.Nn.Lectures;
using Functional.Nn.Properties.Cli;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class LectureTests
{
    public static TheoryData<string> Names => [.. Lectures.Gallery.Examples.Select(example => example.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_an_example_asserts_holds(string name) => Assert.All(
        Environment.GetEnvironmentVariable("FNN_DEEP") == "1" ? [(Effort.Full, 1), (Effort.Quick, 2), (Effort.Quick, 3)] : ((Effort Effort, int Seed)[])[(Effort.Quick, 1)],
        run => Holds((Lectures.Gallery.Find(name).OrThrow() with { Key = run.Seed }).Run(run.Effort).OrThrow()));

    private static void Holds(Findings findings)
    {
        Assert.NotEmpty(findings.Claims);
        Assert.Equal([], findings.Claims.Where(claim => !claim.Holds).Select(claim => $"{claim.Text}: {claim.Found}"));
        Assert.NotEmpty(findings.Tables);
        Assert.All(findings.Tables, table => Assert.All(table.Table.Rows, row => Assert.Equal(table.Table.Headings.Count, row.Count)));
        var picture = XDocument.Parse(findings.Picture).Root!;
        Assert.Equal("svg", picture.Name.LocalName);
        Assert.True(picture.Descendants().Count(element => element.Name.LocalName is "path" or "circle" or "rect") > 5, "the picture is empty");
        Assert.InRange(findings.Picture.Length, 1000, 500_000);
    }

    [Fact]
    public void An_example_finds_the_same_each_time() =>
        Assert.All((Example[])[new MultiLabelPosts(), new Perceptron()], example => Assert.Equal(example.Run(Effort.Quick).OrThrow(), example.Run(Effort.Quick).OrThrow()));

    [Fact]
    public void Every_example_is_in_the_gallery_once_and_by_a_word() =>
        Assert.Equal(
            typeof(Example).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Example))).OrderBy(type => type.Name, StringComparer.Ordinal),
            Lectures.Gallery.Examples.DistinctBy(example => example.Name).Where(example => example.Name.All(char.IsAsciiLetterLower)).Select(example => example.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal));

    /// <summary>The gallery has all examples; FNN_WRITE_DOCS=1 writes it anew, and <c>fnn lecture all --output docs/gallery</c> its pictures.</summary>
    [Fact]
    public void The_gallery_in_the_documentation_is_that_of_the_examples()
    {
        var page = Path.Combine(Repository.Root, "docs", "gallery.md");
        var pictures = Directory.CreateDirectory(Path.Combine(Repository.Root, "docs", "gallery"));
        if (Environment.GetEnvironmentVariable("FNN_WRITE_DOCS") == "1")
            File.WriteAllText(page, Written());
        Assert.True(File.Exists(page) && File.ReadAllText(page) == Written(), "docs/gallery.md is not what the examples tell: run this test with FNN_WRITE_DOCS=1.");
        Assert.Equal(Lectures.Gallery.Examples.Select(example => Picture(pictures, example)).Order(StringComparer.Ordinal), pictures.EnumerateFiles().Select(file => file.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_README_links_to_every_example() =>
        Assert.All(Lectures.Gallery.Examples, example => Assert.Contains($"[{example.Name}]({Source(example)})", Repository.Read("README.md"), StringComparison.Ordinal));

    [Fact]
    public async Task The_tool_lists_them_and_runs_them()
    {
        var directory = Directory.CreateTempSubdirectory("fnn").FullName;
        var list = await ToolRun.Of("lecture");
        Assert.Equal((0, ""), (list.Exit, list.Errors));
        Assert.All(Lectures.Gallery.Examples, example => Assert.Contains(example.Title, list.Output, StringComparison.Ordinal));
        var run = await ToolRun.Of("lecture", "gates", "--quick", "--output", directory);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Contains("so: one neuron computes AND", run.Output, StringComparison.Ordinal);
        Assert.Equal("svg", XDocument.Load(Path.Combine(directory, "gates.svg")).Root!.Name.LocalName);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Whoever_stops_it_does_not_wait_and_a_place_that_cannot_be_written_is_told_before_anything_is_computed()
    {
        using var stopped = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var directory = Directory.CreateTempSubdirectory("fnn").FullName;
        var since = TimeProvider.System.GetTimestamp();
        Assert.Equal(130, (await ToolRun.Until(stopped.Token, "lecture", "cnn", "--output", directory)).Exit);
        Assert.Equal(2, (await ToolRun.Of("lecture", "cnn", "--output", Path.Combine(directory, "none"))).Exit);
        Assert.Equal(2, (await ToolRun.Of("lecture", "cnn", "--output", "")).Exit);
        Assert.InRange(TimeProvider.System.GetElapsedTime(since).TotalSeconds, 0, 10);
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory));
        Directory.Delete(directory);
    }

    [Fact]
    public async Task Other_images_are_read_by_the_example_that_takes_some()
    {
        var directory = Directory.CreateTempSubdirectory("fnn").FullName;
        IdxFile.WriteSet(directory, "train", 120, 8);
        Assert.Contains("a test part", (await ToolRun.Of("lecture", "cnn", "--quick", "--data", directory, "--output", directory)).Errors, StringComparison.Ordinal);
        IdxFile.WriteSet(directory, "train", 12, 3);
        IdxFile.WriteSet(directory, "t10k", 12, 3);
        Assert.Contains("both 4 or more", (await ToolRun.Of("lecture", "cnn", "--quick", "--data", directory, "--output", directory)).Errors, StringComparison.Ordinal);
        IdxFile.WriteSet(directory, "train", 120, 8);
        IdxFile.WriteSet(directory, "t10k", 60, 8);
        var run = await ToolRun.Of("lecture", "cnn", "--quick", "--data", directory, "--output", directory);
        Assert.Contains("120 images to learn from, 60 others to be tested on.", run.Output, StringComparison.Ordinal);
        Assert.Equal("svg", XDocument.Load(Path.Combine(directory, "cnn.svg")).Root!.Name.LocalName);
        var other = await ToolRun.Of("lecture", "gates", "--data", directory, "--output", directory);
        Assert.Equal((2, ""), (other.Exit, other.Output));
        Assert.Contains("this example has its own", other.Errors, StringComparison.Ordinal);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Whoever_watches_sees_what_is_being_computed()
    {
        var directory = Directory.CreateTempSubdirectory("fnn").FullName;
        var run = await ToolRun.Live("lecture", "gates", "--quick", "--output", directory);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Contains("computing gates", run.Output, StringComparison.Ordinal);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task An_unknown_name_is_told_with_what_is_near()
    {
        var run = await ToolRun.Of("lecture", "gate");
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains("Did you mean 'gates'?", run.Errors, StringComparison.Ordinal);
    }

    private static string Picture(DirectoryInfo pictures, Example example) => Path.Combine(pictures.FullName, $"{example.Name}.svg");

    private static string Written() => $"""
        # Gallery

        The networks of the lectures, each a program of a page. `dotnet run --project examples` lists them, `dotnet run --project examples -- NAME` (or `fnn lecture NAME`) runs one,
        prints its tables, writes its picture and says what it shows; `--quick` computes less. A test runs all of them and asserts what they say.

        {string.Join("\n\n", Lectures.Gallery.Examples.Select(Written))}

        """;

    private static string Written(Example example) => $"""
        ## {example.Name}: {example.Title}

        {example.Shows} [{Source(example)}](../{Source(example)}), lecture {string.Join(", ", example.Lectures.Select(lecture => $"{lecture:000}"))}.

        ![{example.Title}](gallery/{example.Name}.svg)
        """;

    private static string Source(Example example) => Path.GetRelativePath(
        Repository.Root,
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "examples", "Lectures"), $"{example.GetType().Name}.cs", SearchOption.AllDirectories).Single()).Replace('\\', '/');
}
