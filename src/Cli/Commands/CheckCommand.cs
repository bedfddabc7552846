using System.CommandLine;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary><c>fnn check</c>: the gradients of a model against differences.</summary>
internal sealed class CheckCommand
{
    private readonly Setting<double> tolerance = Numbers.Real("--tolerance", "The largest relative error that passes.", 1e-7, "a number above 0", n => n > 0);
    private readonly NetOptions net = new();
    private readonly Terminal terminal;

    private CheckCommand(Terminal terminal) => this.terminal = terminal;

    private static IReadOnlyList<HelpNote> Notes =>
    [
        HelpNote.Examples(
            "fnn check --net \"dense 3 >> tanh >> dense 2\" --input 4",
            "fnn check --net \"dense 8 >> dropout 0.3 >> dense 3\" --input 4 --loss softmax-cross-entropy --seed 7"),
        new("Method", "central differences in double precision, extrapolated to step 0, at a random point; without a loss, of the inner product of the outputs with a random cotangent."),
        .. HelpNote.Layers,
        HelpNote.Members("Losses", typeof(Loss)),
    ];

    public static Command Of(Terminal terminal)
    {
        var it = new CheckCommand(terminal);
        it.net.Net.Required = true;
        it.net.Input.Required = true;
        return new Verb("check", "Compare the gradients of a model with finite differences.", terminal, it.Run)
        {
            Notes = Notes,
            Symbols = [it.net.Net, it.net.Input, it.net.Loss, it.net.With, it.net.Seed, it.tolerance],
        };
    }

    private Validation<NnError, Exit> Run(ParseResult parsed, CancellationToken token) =>
        from goal in net.Goal(parsed)
        let key = net.Key(parsed)
        let checkedOne = goal.Target.IsSome ? goal.Value : goal.Model.Output
        let point = Points.Draw(Graph.Of(checkedOne), key)
        let at = point + goal.Targets(key, point["x"].Shape[0].Extent)
        from finite in checkedOne.Evaluate<double>(at).Bind(Finite)
        from report in GradientCheck.Run(checkedOne, at, key, parsed.GetValue(tolerance))
        select terminal.Show(new GradientView(report)) is var _ && report.Passed ? Exit.Success : Exit.Failed;

    private static Validation<NnError, Tensor<double>> Finite(Tensor<double> value) => value.Span.ToArray().All(double.IsFinite)
        ? Ok(value)
        : Fail<Tensor<double>>(new NumericError("value of the model at a random point") { Expected = "finite numbers", Found = "NaN or infinity", Hint = "Put a layer before it that keeps numbers in its domain, as softplus before log; or try another --seed." });
}
