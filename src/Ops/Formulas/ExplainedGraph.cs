using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>
/// The steps of a formula as expressions of which each is an independent value, even where two are equal: to each a zero is
/// added, with a variable of its own. The derivative by that variable is the adjoint of the step.
/// </summary>
internal sealed class ExplainedGraph
{
    private readonly ImmutableArray<Expr> shifts;
    private readonly ImmutableArray<Expr> steps;

    public ExplainedGraph(Formula formula)
    {
        Formula = formula;
        shifts = [.. formula.Steps.Select(step => Expr.Var(Shift(step), step.Expr.Type))];
        var known = new Dictionary<string, Expr>();
        foreach (var (step, shift) in formula.Steps.Zip(shifts))
            known.Add(step.Name, Formula.Inline(step.Local, known) + shift);
        steps = [.. formula.Steps.Select(step => known[step.Name])];
    }

    public Formula Formula { get; }

    /// <summary>Values, forward and backward derivatives, and the gradient in each variable.</summary>
    public Validation<NnError, ExplainedTotals> Totals(Env at, Option<string> wrt)
    {
        var variables = Formula.Variables.Select(v => v.Apply()).ToImmutableArray();
        var tangents = wrt.Match(Some: name => Tangents(variables.First(v => v.Op is VarOp op && op.Variable == name)), None: () => []);
        var graph = Graph.Of([.. steps, .. steps[^1].Gradient([.. shifts, .. variables]), .. tangents.SelectMany(t => t)]);
        var zeros = Env.Of(Formula.Steps.Select(step => (Shift(step), (Tensor)Tensor.Fill(step.Expr.Shape, -0.0))));
        return graph.Evaluate<double>(at + zeros).Map(found => Totals(
            ImmutableArray.CreateRange(found, tensor => tensor.To<double>()), variables.Length, wrt.Map(name => at[name].Shape)));
    }

    /// <summary>The derivatives of each step in its own inputs, where these depend on the variable of interest.</summary>
    public Validation<NnError, ImmutableArray<ValueList<LocalDerivative>>> Locals(ImmutableArray<Tensor<double>> values, Env at, Option<string> wrt)
    {
        var env = at + Env.Of(Formula.Steps.Zip(values, (step, value) => (step.Name, (Tensor)value)));
        var depends = wrt.ToHashSet();
        return Formula.Steps.Select(step =>
        {
            var inputs = Graph.Of(step.Local).Variables.Where(v => depends.Contains(v.Variable)).ToImmutableArray();
            if (!inputs.IsEmpty)
                depends.Add(step.Name);
            return inputs.Select(input => Local(step, input.Apply(), env).Map(value => new LocalDerivative(input.Variable, value) { Formula = Slope(step, input.Apply()) })).Sequence()
                .Map(local => ValueList.Of<LocalDerivative>([.. local]));
        }).Sequence();
    }

    private static Validation<NnError, Option<Tensor<double>>> Local(FormulaStep step, Expr input, Env env) => Fits(step.Expr.Shape, input.Shape)
        ? step.Local.Jacobian(input).Evaluate<double>(step.Expr.Shape, env).Map(Option<Tensor<double>>.Some)
        : Validated.Ok(Option<Tensor<double>>.None);

    private static Option<Expr> Slope(FormulaStep step, Expr input) =>
        step.Local.Shape == Shape.Scalar ? Passes.OnPaper.Run(step.Local.Gradient(input))
        : input.Shape == Shape.Scalar ? Passes.OnPaper.Run(step.Local.Jvp(input, 1))
        : Option<Expr>.None;

    /// <summary>For each element of w, the derivatives of all steps in it.</summary>
    private ImmutableArray<ImmutableArray<Expr>> Tangents(Expr w) => w.Shape.Size > Explanation.Largest ? [] :
        [.. Enumerable.Range(0, w.Shape.Size).Select(i => Linearized.Push(steps, [w], [Expr.Constant(Tensor.Generate(w.Shape, j => i == j ? 1.0 : 0.0))]))];

    private ExplainedTotals Totals(ImmutableArray<Tensor<double>> found, int variables, Option<Shape> w)
    {
        var count = steps.Length;
        var tangents = found[((2 * count) + variables)..];
        return new(
            found[..count],
            [.. Enumerable.Range(0, count).Select(i => w.Bind(shape => Forward(found[i].Shape, shape, j => tangents[(j * count) + i])))],
            found[count..(2 * count)],
            found[(2 * count)..((2 * count) + variables)]);
    }

    private static Option<Tensor<double>> Forward(Shape step, Shape w, Func<int, Tensor<double>> tangent) => Fits(step, w)
        ? Tensor.Generate(step.Concat(w), position => tangent(position % w.Size).Span[position / w.Size])
        : Option<Tensor<double>>.None;

    private static bool Fits(Shape y, Shape x) => (long)y.Size * x.Size <= Explanation.Largest && x.Size <= Explanation.Largest;

    private static string Shift(FormulaStep step) => $"shift of {step.Name}";
}
