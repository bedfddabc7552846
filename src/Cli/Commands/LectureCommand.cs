using System.CommandLine;
using Functional.Nn.Interop;
using Functional.Nn.Lectures;
using Functional.Nn.Training;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary><c>fnn lecture</c>: the networks of the lectures, each with its tables, its picture and what it asserts.</summary>
internal sealed class LectureCommand
{
    private const string All = "all";

    private readonly Argument<string?> name = new("name") { Description = $"Which; '{All}' is each after the other. Without one, they are listed.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Setting<bool> quick = new("--quick", "Compute less, as little as shows what is to be shown: seconds instead of up to two minutes.");
    private readonly Setting<string> output = new("--output", "The directory to write the picture to, as name.svg; it must be there, and an older picture is replaced.", "directory") { Aliases = { "-o" }, Default = "." };
    private readonly Setting<int> seed = Numbers.Whole("--seed", "The seed of everything random; the same seed gives the same result.", 1, int.MinValue);
    private readonly Setting<string> data = new("--data", "Other images than its own, for cnn: a folder or file in the IDX format of MNIST, with a test set called t10k beside it.", "path");
    private readonly Terminal terminal;

    private LectureCommand(Terminal terminal) => this.terminal = terminal;

    public static Command Of(Terminal terminal)
    {
        var it = new LectureCommand(terminal);
        return new Verb("lecture", "Run a network of the lectures: its tables, its picture, and what it shows.", terminal, it.Run)
        {
            Notes = [HelpNote.Examples("fnn lecture", "fnn lecture gates", "fnn lecture cnn --quick --output pictures"), new("Names", string.Join(", ", Gallery.Examples.Select(example => example.Name))), new("Exit codes", "1 if something that is asserted does not hold; else as of all commands, which fnn --help tells.")],
            Symbols = [it.name, it.quick, it.seed, it.data, it.output],
        };
    }

    private Validation<NnError, Exit> Run(ParseResult parsed, CancellationToken token) => parsed.GetValue(name) switch
    {
        null => Ok(Gallery.Table).Without(parsed, "no name", $"the name of an example, or {All}", quick, seed, data, output).Map(table => terminal.Show(Grid.Of(table))),
        All => Ok(Gallery.Examples).Without(parsed, All, "cnn", data)
            .Bind(examples => examples.Select((example, i) => Shown(parsed, example, $"{example.Name}, {i + 1} of {examples.Count}", token)).Sequence()).Map(exits => exits.Max()),
        var one => Gallery.Find(one).Bind(example => On(parsed, example)).Bind(example => Shown(parsed, example, example.Name, token)),
    };

    private Validation<NnError, Exit> Shown(ParseResult parsed, Example example, string told, CancellationToken token) =>
        from directory in parsed.GetRequiredValue(output) is { Length: > 0 } given ? Ok(given) : Fail<string>(new FileError("no path") { Where = output.Name, Expected = "the name of a directory", Found = "''" })
        let picture = Path.Combine(directory, $"{example.Name}.svg")
        from writable in Files.CanWrite(picture)
        from findings in terminal.While($"computing {told}", () => Found(example with { Key = parsed.GetValue(seed) }, parsed.GetValue(quick) ? Effort.Quick : Effort.Full, token))
        from written in terminal.Write(picture, findings.Picture)
        let shown = terminal.Show(new FindingsView(example, findings))
        let named = terminal.Tell($"picture: {picture}")
        select findings.Claims.All(claim => claim.Holds) ? Exit.Success : Exit.Failed;

    private Validation<NnError, Example> On(ParseResult parsed, Example example) =>
        parsed.GetValue(data) is { } path ? Idx.LoadParts(path).Bind(example.On) : Ok(example);

    /// <summary>What an example finds. Whoever stops it does not wait: it has nothing to keep.</summary>
    private static Validation<NnError, Findings> Found(Example example, Effort effort, CancellationToken token)
    {
        var found = Task.Run(() => example.Run(effort), token);
        Task.WaitAny([found], token);
        return found.GetAwaiter().GetResult();
    }
}
