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

    private static readonly Option<double> Seconds = new("--seconds") { Description = "The time for each case.", DefaultValueFactory = _ => 2, Recursive = true };

    /// <summary>All commands; without a name, the steps that torch_bench.py times too.</summary>
    public static RootCommand Root()
    {
        var root = new RootCommand("Times Functional.Nn and prints a line of JSON for each case.") { Only, Threads, Seconds };
        root.SetAction(Steps);
        root.Subcommands.Add(Of("names", "The names of the cases.", _ => Names()));
        return root;
    }

    private static Command Of(string name, string description, Func<ParseResult, int> run)
    {
        var command = new Command(name, description);
        command.SetAction(run);
        return command;
    }

    private static int Names()
    {
        foreach (var each in Case.All)
            Console.WriteLine(each.Name);
        return 0;
    }

    private static int Steps(ParseResult parsed)
    {
        var chosen = Case.All.Where(c => c.Name.Contains(parsed.GetValue(Only)!, StringComparison.Ordinal)).ToArray();
        foreach (var timing in chosen.SelectMany(c => Timing.Of(c, parsed.GetValue(Threads)!, TimeSpan.FromSeconds(parsed.GetValue(Seconds)))))
            Report.Print(timing);
        return Found(chosen.Length, Case.All.Select(c => c.Name));
    }

    private static int Found(int count, IEnumerable<string> names)
    {
        if (count == 0)
            Console.Error.WriteLine($"no such case; there are:\n  {string.Join("\n  ", names)}");
        return count == 0 ? 2 : 0;
    }

    private static int[] Counts(ArgumentResult result)
    {
        var texts = result.Tokens.SelectMany(token => token.Value.Split(',')).ToArray();
        if (texts.All(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0))
            return [.. texts.Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        result.AddError($"'{string.Join(' ', texts)}' is not a list of numbers of threads, as 1,2");
        return [];
    }
}
