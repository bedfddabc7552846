using System.Text.RegularExpressions;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties.Cli;

[Properties(Arbitrary = [typeof(WrittenFormula)])]
public sealed partial class FormulaStyleTests
{
    [Property]
    public static bool What_is_written_reads_back_as_the_same_function(WrittenFormula formula, int i, int j, int k) => FormulaStyle.Plain.Write(formula.Expr).Match(
        Some: text => Agree(Value(Formula.Parse(text).OrThrow().Result, i, j, k), Value(formula.Expr, i, j, k)),
        None: () => true);

    [Property]
    public static bool Braces_of_LaTeX_are_closed_and_nothing_is_left_in_the_words_of_the_library(WrittenFormula formula) => FormulaStyle.Latex.Write(formula.Expr).Match(
        Some: text => IsBalanced(text) && text[0] == '$' && text[^1] == '$' && !text.Contains("weigh", StringComparison.Ordinal),
        None: () => true);

    [Property]
    public static bool Derivatives_on_paper_have_the_values_of_the_derivatives(WrittenFormula formula, int i, int j, int k)
    {
        var point = Point(i, j, k);
        return Formula.Parse($"L = {formula.Text}").Bind(parsed => Explanation.Of(parsed, point.Where(name => parsed.Variables.Any(v => v.Variable == name)))).Match(
            Succ: explanation => explanation.Steps.SelectMany(step => step.Local).All(local => local.Formula.Map(slope => Value(slope, i, j, k)).Match(
                Some: value => !double.IsFinite(value) || Agree(value, local.Value.Single()[[]]),
                None: () => false)),
            Fail: _ => true);
    }

    [Property]
    public static bool Words_among_numbers_of_LaTeX_are_set_as_words(double[] numbers, bool isShort) => Explanation.Of("y = leaky_relu(x, slope=0.2) + x; L = sum(y)", Env.Of(("x", Tensor.Of<double>([numbers.Length], numbers))))
        .Map(explanation => Enum.GetValues<DifferentiationMode>().All(mode => explanation.Table(mode, new(isShort ? 3 : 17), FormulaStyle.Latex) is var table
            && table.Rows.SelectMany(row => row).Concat(explanation.Gradients(new(3), FormulaStyle.Latex)).SelectMany(cell => InMath().Matches(cell)).All(math => !TwoLetters().IsMatch(Command().Replace(math.Value, " ")))))
        .Match(Succ: isSo => isSo, Fail: _ => false);

    [Theory]
    [InlineData("1/x", "-1/x^2")]
    [InlineData("log(x)", "1/x")]
    [InlineData("exp(-2*x)", "-2*exp(-2*x)")]
    [InlineData("x^3", "3*x^2")]
    [InlineData("(1 - x)^2", "-2*(1 - x)")]
    [InlineData("tanh(x)", "sech_squared(x)")]
    public void Slopes_are_written_as_on_paper(string formula, string slope) => Assert.Equal(
        slope,
        Explanation.Of($"L = {formula}", Env.Of(("x", Tensor.Scalar(2.0)))).OrThrow().Steps[0].Local[0].Formula.Bind(FormulaStyle.Plain.Write));

    [Theory]
    [InlineData("x1/(1 + exp(-x1))", @"$\frac{x_{1}}{1 + e^{-x_{1}}}$")]
    [InlineData("-lambda*w^2", @"$-\lambda \, w^{2}$")]
    [InlineData("log(total_cost)", @"$\log\left(\mathrm{total\_cost}\right)$")]
    [InlineData("1e-20*x", @"$1 \cdot 10^{-20} \, x$")]
    [InlineData("2*3*x", @"$2 \cdot 3 \, x$")]
    [InlineData("x1*x_1", @"$x_{1} \, \mathrm{x\_1}$")]
    [InlineData("x - -(w*x)", @"$x - \left(-w \, x\right)$")]
    [InlineData("1e-5^x", @"$\left(1 \cdot 10^{-5}\right)^{x}$")]
    [InlineData("sum(v)*y", @"$\left(\sum v\right) \, y$")]
    [InlineData("_^2", @"$\mathrm{\_}^{2}$")]
    public void LaTeX_is_what_one_would_type(string formula, string latex) => Assert.Equal(latex, FormulaStyle.Latex.Write(Formula.Parse(formula, Env.Of(("v", Tensor.Vector(1.0, 2)))).OrThrow().Result));

    private static bool IsBalanced(string text) =>
        text.Aggregate(0, (depth, letter) => depth < 0 ? depth : letter is '{' ? depth + 1 : letter is '}' ? depth - 1 : depth) == 0
        && text.Split(@"\left").Length == text.Split(@"\right").Length;

    [GeneratedRegex(@"\$[^$]*\$")]
    private static partial Regex InMath();

    [GeneratedRegex(@"\\(mathrm|operatorname)\{[^}]*\}|\\[a-z]+")]
    private static partial Regex Command();

    [GeneratedRegex("[A-Za-z]{2}")]
    private static partial Regex TwoLetters();

    private static bool Agree(double found, double expected) => found == expected || (!double.IsFinite(found) && !double.IsFinite(expected)) || Math.Abs(found - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected));

    private static double Value(Expr expr, int i, int j, int k) => expr.Evaluate<double>(Point(i, j, k)).OrThrow().Span[0];

    private static Env Point(int i, int j, int k) => Env.Of(new[] { ("x", i), ("y", j), ("z", k) }.Select(v => (v.Item1, (Tensor)Tensor.Scalar(v.Item2 / 4.0))));
}
