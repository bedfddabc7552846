using System.CommandLine;
using System.Collections.Immutable;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary><c>fnn draw</c>: a graph as a picture, or as text for Mermaid or Graphviz.</summary>
internal sealed class DrawCommand
{
    private const int MostNodes = 2000;

    private readonly FormulaArgument formula = new();
    private readonly Setting<string> at = new("--at", "Values of variables, for their shapes: \"x=[[1,2]]\".", "point") { Default = "" };
    private readonly Setting<string> format = Choices.Of("--format", "The language of the drawing; left out, that of a file named .svg, .dot or .gv is its own.", "mermaid", "dot", "svg");
    private readonly Setting<bool> gradient = new("--gradient", "Draw the gradient in every variable or parameter too.");
    private readonly Setting<string> output = Destination.Setting();
    private readonly NetOptions net = new();
    private readonly Terminal terminal;

    private DrawCommand(Terminal terminal) => this.terminal = terminal;

    private static IReadOnlyList<HelpNote> Notes =>
    [
        HelpNote.Examples(
            "fnn draw \"-y*log(1/(1+exp(-w*x)))\" --gradient",
            "fnn draw --net \"dense 64 >> relu >> dense 10\" --input 784 --output net.svg",
            "fnn draw --net \"dense 64 >> relu >> dense 10\" --input 784 --format dot | dot -Tpdf > net.pdf",
            "fnn draw --net \"dense 10\" --input 4 --loss softmax-cross-entropy --gradient --output step.mmd"),
        .. HelpNote.Layers,
    ];

    public static Command Of(Terminal terminal)
    {
        var it = new DrawCommand(terminal);
        return new Verb("draw", "Draw the graph of a formula or a model: as a picture, or for Mermaid or Graphviz.", terminal, it.Run)
        {
            Notes = Notes,
            Symbols = [it.formula, it.at, it.net.Net, it.net.Input, it.net.Loss, it.net.With, it.gradient, it.format, it.output],
        };
    }

    private Validation<NnError, Exit> Run(ParseResult parsed, CancellationToken token) =>
        from graph in (parsed.GetValue(formula), net.Given(parsed)) switch
        {
            (null, true) => net.Goal(parsed).Without(parsed, "a model", "a formula", at).Map(goal => OfModel(parsed, goal)),
            ({ } text, false) => parsed.Text(at, FormulaPoint.Parse).Without(parsed, "a formula", "--net", net.Input, net.Loss).Bind(point => net.Formula(parsed, text, point)).Bind(f => OfFormula(parsed, f)),
            _ => Fail<Graph>(new DataError("what to draw") { Expected = "a formula or --net, one of the two", Hint = "fnn draw --help shows examples." }),
        }
        from text in Drawn(graph, Format(parsed))
        from written in terminal.Write(parsed.GetValue(output), text)
        select Exit.Success;

    private static Validation<NnError, string> Drawn(Graph graph, string format) => format switch
    {
        "svg" when graph.Nodes.Length > MostNodes => Fail<string>(new DataError("graph for a picture") { Expected = $"at most {MostNodes} nodes", Found = $"{graph.Nodes.Length}", Hint = "Draw a part of it, or --format dot." }),
        "svg" => Ok(graph.Svg(MostNodes)),
        "dot" => Ok(graph.Dot()),
        _ => Ok(graph.Mermaid()),
    };

    /// <summary>What is asked for; else what the name of the file ends with.</summary>
    private string Format(ParseResult parsed) => parsed.GetResult(format) is { Implicit: false }
        ? parsed.GetRequiredValue(format)
        : Path.GetExtension(parsed.GetValue(output))?.ToUpperInvariant() switch
        {
            ".SVG" => "svg",
            ".DOT" or ".GV" => "dot",
            _ => parsed.GetRequiredValue(format),
        };

    private Graph OfModel(ParseResult parsed, Goal goal) =>
        parsed.GetValue(gradient) ? Differentiated(goal.Value, [.. goal.Model.Parameters.Select(p => p.Apply())])
        : Graph.Of(goal.Target.IsSome ? goal.Value : goal.Model.Output);

    private Validation<NnError, Graph> OfFormula(ParseResult parsed, Formula drawn) =>
        !parsed.GetValue(gradient) ? Ok(Graph.Of(drawn.Steps.Select(step => step.Expr)))
        : drawn.Result.Shape == Shape.Scalar ? Ok(Differentiated(drawn.Result, [.. drawn.Variables.Select(v => v.Apply())]))
        : Fail<Graph>(new ShapeError("gradient") { Where = drawn.Steps[^1].Name, Expected = "a scalar", Found = $"{drawn.Result.Type}", Hint = "Take its sum or mean." });

    private static Graph Differentiated(Expr y, ImmutableArray<Expr> wrt) => Graph.Of([y, .. y.Gradient(wrt)]);
}
