using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties.Cli;

[Properties(Arbitrary = [typeof(WrittenFormula), typeof(FormulaTests)])]
public sealed class FormulaTests
{
    public static Arbitrary<string> Soup() => Arb.From(
        Gen.Elements("x", "w2", "exp", "sum", "leaky_relu", "slope", "=", "+", "-", "*", "/", "^", "@", "(", ")", ",", ";", "\n", " ", "1", "2.5", "1e9", "ξ₁", "$", "\"", "😀", ">>", "[", ".")
            .ListOf().Select(parts => string.Concat(parts)));

    [Property]
    public static bool A_formula_is_the_expression_that_is_written_in_the_same_way_in_CSharp(WrittenFormula formula) =>
        Parsed($"L = {formula.Text}").Result == formula.Expr;

    [Property(MaxTest = 300)]
    public static bool The_value_of_a_formula_is_that_of_direct_evaluation(WrittenFormula formula, int i, int j, int k)
    {
        var (x, y, z) = (i / 4.0, j / 4.0, k / 4.0);
        var found = Value(formula.Text, ("x", x), ("y", y), ("z", z));
        var direct = formula.Direct(x, y, z);
        return found.Equals(direct) || Math.Abs(found - direct) <= 1e-9 * Math.Abs(direct) || double.IsInfinity(direct);
    }

    [Property]
    public static bool A_formula_reads_back_as_itself(WrittenFormula first, WrittenFormula second)
    {
        var formula = Parsed($"a = {first.Text}\n{second.Text} - a");
        return Parsed($"{formula}") == formula;
    }

    [Property]
    public static bool Operations_without_names_make_the_same_value(WrittenFormula formula)
    {
        var apart = Parsed(formula.Text);
        return apart.Result == formula.Expr && apart.Steps.All(step => Graph.Of(step.Local).Nodes.Count(n => n.Op is not (VarOp or ConstantOp)) <= 1);
    }

    [Property(MaxTest = 2000)]
    public static bool Any_text_has_a_formula_or_errors_within_it(string text) => Formula.Parse(text).Match(
        Succ: formula => formula.Steps.Count > 0,
        Fail: errors => errors.All(error => error is not ParseError at || (at.Line >= 1 && at.Line <= 1 + text.Count(c => c == '\n') && at.Column >= 1 && at.Column <= text.Split('\n')[at.Line - 1].Length + 1)));

    [Property(MaxTest = 1000)]
    public static bool Any_text_has_a_point_or_errors(string text) => FormulaPoint.Parse(text).Errors().All(error => error is ParseError);

    [Theory]
    [InlineData("-2^2", -4)]
    [InlineData("2^3^2", 512)]
    [InlineData("2^-1", 0.5)]
    [InlineData("-2^-2", -0.25)]
    [InlineData("(-2)^2", 4)]
    [InlineData("8 - 4 - 2", 2)]
    [InlineData("8/4/2", 1)]
    [InlineData("2 + 3*4", 14)]
    [InlineData("-3*-3", 9)]
    [InlineData("- -3", 3)]
    [InlineData("1.5e2 + .5 + 2.", 152.5)]
    [InlineData("leaky_relu(-2, slope=0.5)", -1)]
    [InlineData("elu(1, alpha=-2)", 1)]
    [InlineData("sum(3) + mean(4)", 7)]
    [InlineData("a = 2; b = a*a; a + b", 6)]
    [InlineData("a = 2;;\n\n ;b = a +\n 1\n(a\n + b)", 5)]
    public void Numbers_and_precedence_are_those_of_paper(string text, double expected) => Assert.Equal(expected, Value(text), 1e-15);

    [Fact]
    public void Every_elementwise_op_can_be_called_by_its_name()
    {
        var ops = typeof(ActivationOp).Assembly.GetTypes().Where(t => !t.IsAbstract && (t.IsAssignableTo(typeof(ActivationOp)) || t.IsAssignableTo(typeof(BinaryOp)))).ToArray();
        Assert.All(ops, op =>
        {
            var name = Term.HeadOf(op).Replace('-', '_');
            Assert.Contains(name, Formula.Functions);
            var call = op.IsAssignableTo(typeof(BinaryOp)) ? $"{name}(x, x)" : $"{name}(x)";
            Assert.IsType(op, Formula.Parse(call, Env.Of(("x", Tensor.Vector(1.0, 2.0)))).OrThrow().Result.Op);
        });
    }

    [Fact]
    public void Tensors_of_a_point_broadcast_and_multiply()
    {
        var at = FormulaPoint.Parse("x=[[1, 2], [3, 4]], w=[[0.5], [-1]], b=[10]").OrThrow();
        var found = Formula.Parse("mean(x @ w + b) + sum(matmul(x, w))", at).OrThrow().Result;
        var (x, w) = (Expr.Var("x", Shape.Of(2, 2)), Expr.Var("w", Shape.Of(2, 1)));
        Assert.Equal(Mean(MatMul(x, w) + Expr.Var("b", Shape.Of(1))) + Sum(MatMul(x, w)), found);
    }

    [Fact]
    public void Nesting_is_limited_and_length_is_not()
    {
        Assert.Contains("levels of nesting", Assert.Single(Formula.Parse(new string('(', 100_000)).Errors()).Expected, StringComparison.Ordinal);
        Assert.Contains("levels of nesting", Assert.Single(Formula.Parse(new string('-', 100_000) + "x").Errors()).Expected, StringComparison.Ordinal);
        Assert.Contains("levels of nesting", Assert.Single(Formula.Parse(string.Concat(Enumerable.Repeat("x^", 100_000)) + "x").Errors()).Expected, StringComparison.Ordinal);
        Assert.Equal(20_000, Value(string.Join('+', Enumerable.Repeat("x", 20_000)), ("x", 1)));
    }

    [Theory]
    [InlineData("a = tahn(x)", 1, 5, "one of abs", "'tahn'", "Did you mean 'tanh'?")]
    [InlineData("2x", 1, 2, "an operator or the end", "'x'", "A product is written with '*'.")]
    [InlineData("x**2", 1, 3, "a number, a name or '('", "'*'", "A power is written x^2.")]
    [InlineData("y = 1;\n(x + 2", 2, 7, "an operator or ')'", "the end", "")]
    [InlineData("y = ", 1, 5, "a number, a name or '('", "the end", "")]
    [InlineData("", 1, 1, "a statement", "the end", "")]
    [InlineData("x = 1\ny = 2\nx = 3", 3, 1, "a name that is not defined before", "'x'", "")]
    [InlineData("y = x\nx = 3", 2, 1, "a name that is not used before", "'x'", "")]
    [InlineData("1 + tanh x", 1, 10, "an operator or the end", "'x'", "A call is written tanh(x).")]
    [InlineData("(exp 2)", 1, 6, "an operator or ')'", "'2'", "A call is written exp(x).")]
    [InlineData("a = a + 1", 1, 5, "variables and names that are defined before", "'a'", "Give the new value a name of its own: a2 = ...")]
    [InlineData("b = 2\na = b*exp(-a)", 2, 12, "variables and names that are defined before", "'a'", "Give the new value a name of its own: a2 = ...")]
    [InlineData("a = 1, b = 2", 1, 6, "an operator or the end", "','", "Statements end with ';' or the line.")]
    [InlineData("x + 1 = y", 1, 7, "an operator or the end", "'='", "A name stands alone left of '='.")]
    [InlineData("(1, 2)", 1, 3, "an operator or ')'", "','", "")]
    [InlineData("x\u00b2 + 1", 1, 2, "an operator or the end", "'\u00b2'", "A power is written x^2.")]
    [InlineData("2\u00d7x", 1, 2, "an operator or the end", "'\u00d7'", "A product is written with '*'.")]
    [InlineData("\u2212x", 1, 1, "a number, a name or '('", "'\u2212'", "A minus is written '-'.")]
    [InlineData("sum([1, 2])", 1, 5, "a number, a name or '('", "'['", "Values of tensors stand in a point: x=[1, 2].")]
    [InlineData("1e999", 1, 1, "a finite number", "'1e999'", "")]
    [InlineData("sin(x, y)", 1, 1, "1", "'sin'", "")]
    [InlineData("maximum(x)", 1, 1, "2", "'maximum'", "")]
    [InlineData("elu(x, beta=2)", 1, 8, "alpha, each once", "'beta'", "")]
    [InlineData("sum(x, axis=2)", 1, 8, "none", "'axis'", "")]
    [InlineData("x $ y", 1, 3, "an operator or the end", "'$'", "")]
    public void Errors_tell_the_place_and_what_to_do(string text, int line, int column, string expected, string found, string hint)
    {
        var error = Assert.IsType<ParseError>(Assert.Single(Formula.Parse(text).Errors()));
        Assert.Equal((line, column, found, hint), (error.Line, error.Column, error.Found, error.Hint));
        Assert.StartsWith(expected, error.Expected, StringComparison.Ordinal);
        Assert.Equal($"line {line}, column {column}", error.Where);
    }

    [Fact]
    public void Errors_of_all_statements_are_told_at_once() =>
        Assert.Equal([1, 2, 4], Formula.Parse("a = tahn(x)\nb = a a\nc = a + b\nd = *").Errors().Cast<ParseError>().Select(e => e.Line));

    [Fact]
    public void Shape_errors_have_the_place_of_the_operator()
    {
        var error = Assert.IsType<ShapeError>(Assert.Single(Formula.Parse("y = 1\nx @ y").Errors()));
        Assert.Equal("line 2, column 3", error.Where);
    }

    [Theory]
    [InlineData("x=[[1, 2], [3]]", 3)]
    [InlineData("x=", 3)]
    [InlineData("x=1 y=2", 5)]
    [InlineData("x=1, x=2", 6)]
    [InlineData("x=[1, 2", 8)]
    [InlineData("3=4", 1)]
    [InlineData("x=1,", 5)]
    public void A_point_that_cannot_be_read_tells_where(string text, int column) =>
        Assert.Equal(column, Assert.IsType<ParseError>(Assert.Single(FormulaPoint.Parse(text).Errors())).Column);

    [Fact]
    public void A_point_has_numbers_lists_and_quoted_names() => Assert.Equal(
        Env.Of(("a", Tensor.Scalar(-1.5e-3)), ("b-c", Tensor.Of([2, 1], 1.0, 2.0)), ("d1.w/x", Tensor.Of<double>([0]))),
        FormulaPoint.Parse("a = -1.5e-3, b-c=[[1],[2]],\n\"d1.w/x\"=[]").OrThrow());

    private static Formula Parsed(string text) => Formula.Parse(text).OrThrow();

    private static double Value(string text, params (string Name, double Value)[] at) =>
        Parsed(text).Result.Evaluate<double>(Env.Of(at.Select(p => (p.Name, (Tensor)Tensor.Scalar(p.Value))))).OrThrow()[[]];
}
