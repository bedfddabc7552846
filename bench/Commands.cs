using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Functional.Nn.Bench;

/// <summary>The command line.</summary>
internal static class Commands
{
    private static readonly Option<string> Only = new("--only") { Description = "Only cases whose name contains this.", DefaultValueFactory = _ => "", Recursive = true };

    private static readonly Option<int[]> Threads = new("--threads")
    {
        Description = "The number of threads, or several by commas: they take turns.",
        DefaultValueFactory = _ => [1],
        CustomParser = Counts,
    };

    private static readonly Option<double?> Seconds = new("--seconds") { Description = "The time for each case.", Recursive = true };

    /// <summary>All commands; without a name, the steps that torch_bench.py times too.</summary>
    public static RootCommand Root()
    {
        var root = new RootCommand("Times Functional.Nn and prints a line of JSON for each case.")
        {
            Only,
            Threads,
            Seconds,
            Of("names", "The names of the cases.", parsed => Each(parsed, Case.All, c => c.Name, c => Console.WriteLine(c.Name))),
            Of("gemm", "Products of matrices, beside OpenBLAS where that is installed.", parsed => Each(parsed, ProductTiming.All, p => p.Name, p => Report.Print(p.Timed(Time(parsed, 1))))),
            Of("elementwise", "Elementwise ops in cache, beside TensorPrimitives.", parsed => Each(parsed, ElementwiseOp.All, e => e.Op.Name, e => Report.Print(ElementwiseTiming.Of(e, Time(parsed, 0.3))))),
            Of("compile", "From a recipe to a training step that is ready to run often.", parsed => Each(parsed, CompileTiming.Sizes, n => $"{n}", n => Report.Print(CompileTiming.Of(n, Time(parsed, 2))))),
            Of("cold", "From the start of the process to the first steps of the first case that --only leaves.", Cold),
            Micro(),
        };
        root.SetAction(Steps);
        return root;
    }

    private static int Steps(ParseResult parsed) => Each(parsed, Case.All, c => c.Name, c =>
    {
        foreach (var timing in Timing.Of(c, parsed.GetValue(Threads)!, Time(parsed, 2)))
            Report.Print(timing);
    });

    private static int Cold(ParseResult parsed) => Case.All.FirstOrDefault(c => Chosen(parsed, c.Name)) is { } first
        ? Each(parsed, [first], c => c.Name, c => Report.Print(ColdStart.Of(c)))
        : Each(parsed, Case.All, c => c.Name, _ => { });

    private static Command Micro()
    {
        var command = Of("micro", "Benchmarks of BenchmarkDotNet, with its arguments; all without any.", parsed => MicroBenchmarks.Run(parsed.UnmatchedTokens is [] ? ["--filter", $"*{parsed.GetValue(Only)}*"] : parsed.UnmatchedTokens));
        command.TreatUnmatchedTokensAsErrors = false;
        return command;
    }

    private static Command Of(string name, string description, Func<ParseResult, int> run)
    {
        var command = new Command(name, description);
        command.SetAction(run);
        return command;
    }

    private static int Each<A>(ParseResult parsed, IReadOnlyList<A> all, Func<A, string> name, Action<A> run)
    {
        var chosen = all.Where(one => Chosen(parsed, name(one))).ToArray();
        foreach (var one in chosen)
            run(one);
        if (chosen is [])
            Console.Error.WriteLine($"'{parsed.GetValue(Only)}' is in no name; there are:\n  {string.Join("\n  ", all.Select(name))}");
        return chosen is [] ? 2 : 0;
    }

    private static bool Chosen(ParseResult parsed, string name) => name.Contains(parsed.GetValue(Only)!, StringComparison.Ordinal);

    private static TimeSpan Time(ParseResult parsed, double otherwise) => TimeSpan.FromSeconds(parsed.GetValue(Seconds) ?? otherwise);

    private static int[] Counts(ArgumentResult result)
    {
        var texts = result.Tokens.SelectMany(token => token.Value.Split(',')).ToArray();
        if (texts.All(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0))
            return [.. texts.Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        result.AddError($"'{string.Join(' ', texts)}' is not a list of numbers of threads, as 1,2");
        return [];
    }
}
