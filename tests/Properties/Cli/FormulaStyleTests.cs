using System.Text.RegularExpressions;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties.Cli;

[Properties(Arbitrary = [typeof(WrittenFormula), typeof(TensorFormula)])]
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
                Some: value => Agree(value, local.Value.Single()[[]]),
                None: () => false)),
            Fail: _ => true);
    }

    [Property]
    public static bool Formulas_of_tensors_read_back_as_the_same_function(TensorFormula formula) => FormulaStyle.Plain.Write(formula.Parsed.Result).Match(
        Some: text => Agree(Formula.Parse(text, TensorFormula.Point).OrThrow().Result, formula.Parsed.Result),
        None: () => formula.Text.Length > 100);

    [Property]
    public static bool Derivatives_of_and_by_numbers_are_written_and_read_back_as_what_they_are(TensorFormula formula, int form)
    {
        var text = (form & 3) switch
        {
            0 => $"a = sum({formula.Text}); L = sum(a*{formula.Text})",
            1 => $"b = {formula.Text}; L = sum(b*tanh(b))",
            _ => $"L = sum(({formula.Text})^2)",
        };
        var explanation = Explanation.Of(text, TensorFormula.Point.Where(name => formula.Parsed.Variables.Any(v => v.Variable == name))).OrThrow();
        var point = TensorFormula.Point + Env.Of(explanation.Steps.Select(step => (step.Step.Name, (Tensor)step.Value)));
        return (from step in explanation.Steps
                from local in step.Local
                where step.Value.Shape == Shape.Scalar || point[local.Input].Shape == Shape.Scalar
                select local).All(local => local.Formula.Match(
                    Some: slope => Agree(slope, local.Value.Single(), point) && FormulaStyle.Plain.Write(slope).Match(Some: written => Agree(Formula.Parse(written, point).OrThrow().Result, local.Value.Single(), point), None: () => true),
                    None: () => false));
    }

    [Property]
    public static bool LaTeX_of_tensors_is_closed(TensorFormula formula) => FormulaStyle.Latex.Write(formula.Parsed.Result).Match(Some: IsBalanced, None: () => formula.Text.Length > 30);

    [Property]
    public static bool Words_among_numbers_of_LaTeX_are_set_as_words(double[] numbers, bool isShort) => Explanation.Of("y = leaky_relu(x, slope=0.2) + x; L = sum(y)", Env.Of(("x", Tensor.Of<double>([numbers.Length], numbers))))
        .Map(explanation => Enum.GetValues<DifferentiationMode>().All(mode => explanation.Table(mode, new(isShort ? 3 : 17), FormulaStyle.Latex) is var table
            && table.Rows.SelectMany(row => row).Concat(explanation.Gradients(new(3), FormulaStyle.Latex)).SelectMany(cell => InMath().Matches(cell)).All(math => !TwoLetters().IsMatch(Command().Replace(math.Value, " ")))))
        .Match(Succ: isSo => isSo, Fail: _ => false);

    [Theory]
    [InlineData("a*b", @"$a \odot b$")]
    [InlineData("a/b", @"$a \oslash b$")]
    [InlineData("s*a", @"$s \, a$")]
    [InlineData("a/s", @"$\frac{a}{s}$")]
    [InlineData("a*2", @"$a \cdot 2$")]
    [InlineData("sum(a)*b", @"$\left(\sum a\right) \, b$")]
    [InlineData("x @ w", @"$x \, w$")]
    [InlineData("transpose(w) @ transpose(x)", @"$w^{\top} \, x^{\top}$")]
    [InlineData("a*b + b*a", @"$a \odot b + b \odot a$")]
    [InlineData("(a*x) @ w", @"$\left(a \odot x\right) \, w$")]
    [InlineData("a*(x @ w @ x)", @"$a \odot x \, w \, x$")]
    [InlineData("-(a*b)/s", @"$\frac{-a \odot b}{s}$")]
    [InlineData("leaky_relu(s, slope=0.2)", @"$\operatorname{leaky-relu}\left(s, \mathrm{slope} = 0.2\right)$")]
    public void Products_of_elements_and_of_matrices_have_signs_of_their_own(string formula, string latex)
    {
        var at = Env.Of(("a", Tensor.Vector(1.0, 2, 3)), ("b", Tensor.Vector(1.0, 2, 3)), ("x", Tensor.Fill<double>([2, 3], 1)), ("w", Tensor.Fill<double>([3, 2], 1)));
        Assert.Equal(latex, FormulaStyle.Latex.Write(Formula.Parse(formula, at).OrThrow().Result));
    }

    [Fact]
    public void What_no_formula_says_is_not_written()
    {
        var (s, x) = (Expr.Var("s", Shape.Scalar), Expr.Var("x", Shape.Of(2, 3)));
        Expr[] unsaid = [Sum(s.BroadcastTo([3])), Sum(Exp(s.BroadcastTo([3]))), x.SumTo([3]), Reshape(x, [6]), Expr.Constant(double.PositiveInfinity), MatMul(x, s.BroadcastTo([3, 2]))];
        Assert.All(unsaid, expr => Assert.True(FormulaStyle.Plain.Write(expr).IsNone, $"{expr}"));
        Assert.Equal("transpose(x)", FormulaStyle.Plain.Write(SwapAxes(x, 0, 1)));
        Assert.Equal("s + x", FormulaStyle.Plain.Write(s + x));
    }

    [Theory]
    [InlineData("L = sum((x @ w - y)^2)", "w", "transpose(x) @ (2*(x @ w - y))")]
    [InlineData("L = sum(x)", "x", "1")]
    [InlineData("z = s*x; L = sum(z)", "s", "x")]
    public void Slopes_of_tensors_are_written_as_on_paper(string formula, string wrt, string slope)
    {
        var parsed = Formula.Parse(formula, Env.Of(("x", Tensor.Fill<double>([2, 3], 1)), ("w", Tensor.Fill<double>([3, 2], 1)), ("y", Tensor.Fill<double>([2, 2], 1)), ("s", Tensor.Scalar(2.0)))).OrThrow();
        var at = Env.Of(parsed.Variables.Select(v => (v.Variable, (Tensor)Tensor.Fill<double>(v.Type.Shape, 1))));
        Assert.Equal(slope, Explanation.Of(parsed, at, wrt).OrThrow().Steps[0].Local[0].Formula.Bind(FormulaStyle.Plain.Write));
    }

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

    private static bool Agree(Expr found, Expr expected) => Agree(found, expected.Evaluate<double>(TensorFormula.Point).OrThrow(), TensorFormula.Point);

    private static bool Agree(Expr found, Tensor<double> expected, Env point) =>
        found.BroadcastTo(expected.Shape).Evaluate<double>(point).OrThrow().Span.ToArray().Zip(expected.Span.ToArray(), (one, other) => Agree(one, other)).All(agrees => agrees);

    private static bool Agree(double found, double expected) => found == expected || (!double.IsFinite(found) && !double.IsFinite(expected)) || Math.Abs(found - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected));

    private static double Value(Expr expr, int i, int j, int k) => expr.Evaluate<double>(Point(i, j, k)).OrThrow().Span[0];

    private static Env Point(int i, int j, int k) => Env.Of(new[] { ("x", i), ("y", j), ("z", k) }.Select(v => (v.Item1, (Tensor)Tensor.Scalar(v.Item2 / 4.0))));
}
