using System.CommandLine;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary><c>fnn explain</c>: forward and backward mode of a formula or a model, step by step.</summary>
internal sealed class ExplainCommand
{
    private readonly FormulaArgument formula = new();
    private readonly Setting<string> at = new("--at", "The values of variables: \"x=3, w=[[1,2],[3,4]]\". A formula needs all of them; those of a model are random where they are left out.", "point") { Default = "" };
    private readonly Setting<string> wrt = new("--wrt", "The variable of forward mode in a formula; without it, the first one.", "variable");
    private readonly Setting<string> target = new("--target", "The targets of --loss, for each example of the batch: \"[0, 2]\".", "tensor");
    private readonly Setting<int> digits = Numbers.Whole("--digits", "Significant digits; 17 shows numbers in full.", 6, 1, 17);
    private readonly Setting<string> mode = Choices.Of("--mode", "From which end the chain rule is worked out in a formula: from both, derivatives as numbers side by side; or from one of them with the columns of the lectures, where each local derivative is a formula too.", "both", "forward", "backward");
    private readonly Setting<string> format = Document.Format();
    private readonly Setting<string> output = Destination.Setting();
    private readonly NetOptions net = new();
    private readonly Terminal terminal;

    private ExplainCommand(Terminal terminal) => this.terminal = terminal;

    private static IReadOnlyList<HelpNote> Notes =>
    [
        HelpNote.Examples(
            "fnn explain \"xi1 = -w*x; xi2 = exp(xi1); xi3 = 1 + xi2; xi4 = 1/xi3; xi5 = log(xi4); L = -y*xi5\" --at \"x=3, w=3, y=1\" --digits 17",
            "fnn explain \"p = 1/(1 + exp(-w*x)); L = -y*log(p)\" --at \"x=3, w=3, y=1\" --mode backward --format latex --output table.tex",
            "fnn explain \"sum(tanh(x @ w)^2)\" --at \"x=[[1,2]], w=[[0.5],[-0.5]]\" --wrt x",
            "fnn explain --net \"dense 2 >> tanh >> dense 1\" --input 3 --seed 7",
            "fnn explain --net \"dense 3\" --input 2 --loss softmax-cross-entropy --at \"x=[[1,2],[3,4]]\" --target \"[0, 2]\""),
        new("Formulas", "numbers, names, + - * / ^ @ (matrix product), parentheses and calls. A statement without a name is taken apart into its operations."),
        new("Functions", string.Join(", ", Formula.Functions)),
        .. HelpNote.Layers,
        HelpNote.Members("Losses", typeof(Loss)),
    ];

    public static Command Of(Terminal terminal)
    {
        var it = new ExplainCommand(terminal);
        return new Verb("explain", "Show values and derivatives, forward and backward, step by step.", terminal, it.Run)
        {
            Notes = Notes,
            Symbols = [it.formula, it.at, it.wrt, it.net.Net, it.net.Input, it.net.Loss, it.target, it.net.With, it.net.Seed, it.mode, it.digits, it.format, it.output],
        };
    }

    private Validation<NnError, Exit> Run(ParseResult parsed, CancellationToken token) => (parsed.GetValue(formula), net.Given(parsed)) switch
    {
        (null, true) => parsed.Text(at, FormulaPoint.Parse).Without(parsed, "a model", "a formula", wrt, mode).Bind(point => Net(parsed, point)),
        ({ } text, false) => parsed.Text(at, FormulaPoint.Parse).Without(parsed, "a formula", "--net", net.Input, net.Loss, target, net.Seed).Bind(point => Text(parsed, text, point)),
        _ => Fail<Exit>(new DataError("what to explain") { Expected = "a formula or --net, one of the two", Hint = "fnn explain --help shows examples." }),
    };

    private Validation<NnError, Exit> Text(ParseResult parsed, string text, Env point) =>
        from named in net.Formula(parsed, text, point)
        from explanation in Explanation.Of(named, point, Prelude.Optional(parsed.GetValue(wrt)!))
        from shown in Show(parsed, new ExplanationView(explanation, Enum.Parse<DifferentiationMode>(parsed.GetRequiredValue(mode), ignoreCase: true), new(parsed.GetValue(digits))).Document)
        select shown;

    private Validation<NnError, Exit> Net(ParseResult parsed, Env point) =>
        from goal in net.Goal(parsed)
        from tensor in parsed.GetValue(target) is null ? Ok(Env.Empty) : parsed.Text(target, FormulaPoint.ParseTensor).Map(value => Env.Of((Goal.TargetName, value)))
        from start in goal.Point(net.Key(parsed), point + tensor)
        from rows in Trace.Of<double>(goal.Value, start)
        from shown in Show(parsed, new TraceView($"{goal.Model.Layer}", rows, new(parsed.GetValue(digits))).Document)
        select shown;

    private Validation<NnError, Exit> Show(ParseResult parsed, Func<FormulaStyle, Document> document) =>
        parsed.GetRequiredValue(format) is "table" && parsed.GetValue(output) is null
            ? Ok(terminal.Show(document(terminal.Output.Profile.Capabilities.Unicode ? FormulaStyle.Unicode : FormulaStyle.Plain)))
            : terminal.Write(parsed.GetValue(output), Document.Text(parsed.GetRequiredValue(format), document)).Map(_ => Exit.Success);
}
