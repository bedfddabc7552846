using System.CommandLine;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary><c>fnn summary</c>: a model layer by layer, or how it differs from another.</summary>
internal sealed class SummaryCommand
{
    private readonly Setting<string> against = new("--against", "Another model: what is different in it, place by place.", "layers");
    private readonly NetOptions net = new();
    private readonly Terminal terminal;

    private SummaryCommand(Terminal terminal) => this.terminal = terminal;

    private static IReadOnlyList<HelpNote> Notes =>
    [
        HelpNote.Examples(
            "fnn summary --net \"dense 128 >> relu >> dense 10\" --input 784",
            "fnn summary --net \"dense 128 >> relu >> dense 10\" --against \"dense 64 >> relu >> dense 10\" --input 784"),
        new("Counts", "numbers that are learned, with those of the layers inside; about how many additions, multiplications and the like one example takes in training."),
        .. HelpNote.Layers,
    ];

    public static Command Of(Terminal terminal)
    {
        var it = new SummaryCommand(terminal);
        it.net.Net.Required = true;
        it.net.Input.Required = true;
        return new Verb("summary", "Show a model layer by layer: shapes, parameters, operations.", terminal, it.Run)
        {
            Notes = Notes,
            Symbols = [it.net.Net, it.net.Input, it.against, it.net.With],
        };
    }

    private Validation<NnError, Exit> Run(ParseResult parsed, CancellationToken token) =>
        from model in net.Model(parsed)
        from view in parsed.GetValue(against) is null ? Ok((IView)new SummaryView(model.Summary)) : Changes(parsed, model)
        let shown = terminal.Show(view)
        select Exit.Success;

    private Validation<NnError, IView> Changes(ParseResult parsed, Model model) =>
        from layer in net.Notation<Layer>(parsed, against)
        from other in layer.Build(model.Example)
        select (IView)new Prose(Difference.Of(model, other) is { Count: > 0 } differences ? string.Join('\n', differences) : "no difference");
}
