using System.Text.RegularExpressions;
using FSharpExamples;
using Functional.Nn.Ops;
using Functional.Nn.Training;
using Xunit;

namespace Functional.Nn.Properties;

public sealed partial class ReadmeTests
{
    public static TheoryData<string, string> Snippets => new()
    {
        { "quickstart", "tests/Properties/Readme/ReadmeExamples.cs" },
        { "expressions", "tests/Properties/Readme/ReadmeExamples.cs" },
        { "schedule", "tests/Properties/Readme/ReadmeExamples.cs" },
        { "run", "tests/Properties/Readme/ReadmeExamples.cs" },
        { "surgery", "tests/Properties/Readme/ReadmeExamples.cs" },
        { "cube", "tests/Properties/Laws/CubeExample.cs" },
        { "check", "tests/Properties/Laws/CubeExample.cs" },
        { "fsharp", "examples/FSharp/QuickStart.fs" },
    };

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Every_snippet_is_code_that_a_test_runs(string name, string source)
    {
        var snippet = Fence().Matches(Repository.Read("README.md")).Single(m => m.Groups["name"].Value == name).Groups["code"].Value;
        Assert.Contains(Flat(snippet), Flat(Repository.Read(source)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_quick_start_learns_iris() => Assert.True(ReadmeExamples.QuickStart() > 0.9);

    [Fact]
    public void The_schedule_prints_and_is_read_again() => Assert.Equal(ReadmeExamples.Schedule(), Notation.Parse<GradientTransform>($"{ReadmeExamples.Schedule()}").OrThrow());

    [Fact]
    public void The_run_goes_on_as_if_it_had_never_stopped()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("fnn").FullName, "run.safetensors");
        var (third, fourth) = ReadmeExamples.Run(file);
        Assert.Equal((3, 4), (third.Number, fourth.Number));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public void The_surgery_leaves_the_first_layer_alone() =>
        Assert.Equal(["dense2/dense1.weight", "dense2/dense1.bias", "dense2/dense2.weight", "dense2/dense2.bias"], ReadmeExamples.Surgery().After.Parameters.Select(p => p.Variable));

    [Fact]
    public void The_expressions_print_and_differentiate() => Assert.Contains("matmul", ReadmeExamples.Expressions(), StringComparison.Ordinal);

    [Fact]
    public void The_quick_start_in_FSharp_learns_iris() => Assert.True(QuickStart.accuracy(20) > 0.9);

    private static string Flat(string code) => string.Join('\n', code.Split('\n').Select(line => Spaces().Replace(line.Trim(), " ")).Where(line => line is not ""));

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"<!-- snippet: (?<name>\w+)[^>]*-->\n```\w+\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();
}
