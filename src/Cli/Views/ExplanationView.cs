using Functional.Nn.Ops;
using LanguageExt;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>The lectures' table of a formula: values, local derivatives, forward and backward mode.</summary>
internal sealed record ExplanationView(Explanation Explanation, Numerals Numerals) : IView
{
    private string Result => Explanation.Formula.Steps[^1].Name;

    /// <inheritdoc/>
    public void Render(IAnsiConsole console)
    {
        var d = console.Profile.Capabilities.Unicode ? "∂" : "d";
        var forward = Explanation.Wrt.Map(w => $"forward\nd./d{w}").ToArray();
        Explanation.Steps.Aggregate(
            Grid.Of(["step", "value", "local", .. forward, $"backward\nd{Result}/d."]),
            (grid, step) => grid.With(
            [
                $"{step.Step}",
                Numerals.Of(step.Value),
                string.Join('\n', step.Local.Select(local => $"{d}/{d}{local.Input} = {Derivative(local.Value)}")),
                .. forward.Select(_ => Derivative(step.Forward)),
                Numerals.Of(step.Backward),
            ])).Render(console);
        foreach (var gradient in Explanation.Gradient)
            new Prose($"d{Result}/d{gradient.Input} = {Derivative(gradient.Value)}").Render(console);
        Explanation.NonFinite.IfSome(origin => new Prose($"first value that is not finite: {origin.What}{Operands(origin)} = {Numerals.Of(origin.Value)}{Place(origin)}").Render(console));
    }

    private string Operands(NonFinite origin) => origin.Inputs.Count == 0 ? "" : $" of {string.Join(" and ", origin.Inputs.Select(Numerals.Of))}";

    private static string Place(NonFinite origin) => origin.Step is "" ? "" : $", in {origin.Step}";

    private string Derivative(Option<Tensor<double>> value) => value.Match(Some: Numerals.Of, None: () => "(large)");
}
