using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties.Cli;

[Properties(Arbitrary = [typeof(WrittenFormula)])]
public sealed class ExplanationTests
{
    public const string Lecture = "xi1 = -w*x; xi2 = exp(xi1); xi3 = 1 + xi2; xi4 = 1/xi3; xi5 = log(xi4); L = -y*xi5";
    private static readonly Env Point = At(("x", 3), ("w", 3), ("y", 1));

    [Fact]
    public void The_table_of_the_lectures_is_reproduced()
    {
        var (e9, p) = (1.2340980408667956e-4, 0.9998766054240137);
        var found = Explanation.Of(Lecture, Point).OrThrow();

        Assert.Equal("w", found.Wrt);
        Assert.Equal(["xi1", "xi2", "xi3", "xi4", "xi5", "L"], found.Steps.Select(s => s.Step.Name));
        AreClose([-9, e9, 1.0001234098040868, p, -1.234021897233402e-4, 1.234021897233402e-4], found.Steps.Select(s => s.Value));
        AreClose([-3, e9, 1, -p * p, 1 / p, -1], found.Steps.Select(s => Value(Assert.Single(s.Local))));
        AreClose([-3, -3 * e9, -3 * e9, 3 * e9 * p * p, 3 * e9 * p, -3.7018372795869517e-4], found.Steps.Select(s => s.Forward.Single()));
        AreClose([e9 * p, p, p, -1 / p, -1, 1], found.Steps.Select(s => s.Backward));
        Assert.Equal(["w", "x", "y"], found.Gradient.Select(g => g.Input));
        AreClose([-3.7018372795869517e-4, -3.7018372795869517e-4, 1.234021897233402e-4], found.Gradient.Select(Value));
    }

    [Fact]
    public void A_formula_without_names_is_explained_operation_by_operation()
    {
        var found = Explanation.Of("-y*log(1/(1+exp(-w*x)))", Point, "w").OrThrow();
        Assert.Equal(
            ["t1 = -y", "t2 = -w", "t3 = t2*x", "t4 = exp(t3)", "t5 = 1 + t4", "t6 = 1/t5", "t7 = log(t6)", "t8 = t1*t7"],
            found.Steps.Select(s => $"{s.Step}"));
        AreClose([0, -1, -3, -3.7022941226003865e-4], found.Steps.Take(4).Select(s => s.Forward.Single()));
        Assert.Equal(["", "w", "t2", "t3", "t4", "t5", "t6", "t7"], found.Steps.Select(s => s.Local.Select(l => l.Input).FirstOrDefault("")));
    }

    [Property]
    public static bool Forward_mode_is_the_chain_rule_over_local_derivatives(WrittenFormula formula, int i, int j, int k)
    {
        var found = Explained(formula, i, j, k, "x");
        var forward = found.Steps.ToDictionary(s => s.Step.Name, s => s.Forward.Single()[[]]);
        forward.Add("x", 1);
        return found.Steps.All(s => Agree(s.Forward.Single()[[]], s.Local.Sum(l => Value(l)[[]] * forward[l.Input])));
    }

    [Property]
    public static bool Forward_and_backward_mode_agree_on_the_gradient(WrittenFormula formula, int i, int j, int k)
    {
        var found = Explained(formula, i, j, k, "x");
        return Agree(found.Steps[^1].Forward.Single()[[]], found.Gradient.Where(g => g.Input == "x").Sum(g => Value(g)[[]]));
    }

    [Fact]
    public void Equal_steps_have_adjoints_of_their_own()
    {
        var found = Explanation.Of("a = x*x; b = x*x; c = a; L = b*c^2", At(("x", 2))).OrThrow();
        AreClose([32, 16, 32, 1], found.Steps.Select(s => s.Backward));
        AreClose([192], found.Gradient.Select(Value));
    }

    [Fact]
    public void Derivatives_of_tensors_have_the_axes_of_both()
    {
        var at = FormulaPoint.Parse("x=[[1, 2]], w=[[0.5], [-0.5]]").OrThrow();
        var found = Explanation.Of("z = x @ w; L = sum(z^2)", at, "w").OrThrow();
        Assert.Equal([1, 1, 2, 1], Value(found.Steps[0].Local[0]).Shape.Select(d => d.Extent));
        Assert.Equal([1.0, 2.0], Value(found.Steps[0].Local[0]).Span.ToArray());
        Assert.Equal([-1.0, -2.0], found.Steps[1].Forward.Single().Span.ToArray());
        Assert.Equal([-1.0], found.Steps[0].Backward.Span.ToArray());
        Assert.Equal([-0.5, 0.5], Value(found.Gradient[0]).Span.ToArray());
    }

    [Fact]
    public void Large_derivatives_are_left_out_and_gradients_are_not()
    {
        var at = Env.Of(("x", Tensor.Fill([9, 9], 0.5)));
        var found = Explanation.Of("y = tanh(x); L = sum(y)", at).OrThrow();
        Assert.All(found.Steps, s => Assert.True(s.Forward.IsNone && s.Local.All(l => l.Value.IsNone)));
        Assert.Equal(81, Value(Assert.Single(found.Gradient)).Length);
    }

    [Fact]
    public void Zeros_keep_their_signs() => Assert.Equal(double.NegativeInfinity, Explanation.Of("a = -x; L = 1/a", At(("x", 0))).OrThrow().Steps[1].Value[[]]);

    [Fact]
    public void A_formula_of_numbers_alone_has_no_gradient()
    {
        var found = Explanation.Of("1 + 2", Env.Empty).OrThrow();
        Assert.True(found.Wrt.IsNone);
        Assert.Empty(found.Gradient);
        Assert.Equal(3, Assert.Single(found.Steps).Value[[]]);
    }

    [Fact]
    public void Points_that_do_not_fit_are_told_at_once()
    {
        var errors = Explanation.Of("a = alpha*beta; L = [1]"[..15], At(("alhpa", 1)), "b").Errors();
        Assert.Equal(["alpha", "beta", "alhpa", "b"], errors.Select(e => e.Where));
        Assert.Equal("Did you mean 'alpha'?", errors[2].Hint);
        Assert.Equal("b", Assert.Single(Explanation.Of("a = x; b = x*1", Env.Of(("x", Tensor.Vector(1.0)))).Errors()).Where);
    }

    [Theory]
    [InlineData("L = 2*log(-x)", 1, "log", -1, double.NaN, "L")]
    [InlineData("a = x - 1; b = x/a; L = b*0", 1, "divide", 1, double.PositiveInfinity, "b")]
    [InlineData("exp(exp(x))", 100, "exp", 2.6881171418161356e43, double.PositiveInfinity, "t2")]
    public void The_first_operation_that_is_not_finite_is_told(string text, double x, string what, double input, double value, string step)
    {
        var origin = Explanation.Of(text, At(("x", x))).OrThrow().NonFinite.Single();
        Assert.Equal((what, value, step), (origin.What, origin.Value[[]], origin.Step));
        Assert.Equal(input, origin.Inputs[0][[]]);
    }

    [Theory]
    [InlineData("L = sqrt(x)", 0, "dL/dx")]
    [InlineData("a = 1*x; b = sqrt(a); L = b", 0, "db/da")]
    [InlineData("L = x + 1", double.NaN, "x")]
    public void A_variable_or_a_derivative_that_is_not_finite_is_told(string text, double x, string what) =>
        Assert.Equal((what, "", 0), Explanation.Of(text, At(("x", x))).OrThrow().NonFinite.Single() is var origin ? (origin.What, origin.Step, origin.Inputs.Count) : default);

    [Theory]
    [InlineData("first value that is not finite: log of -1 = NaN, in L\n", "L = 2*log(-x)", "--at", "x=1")]
    [InlineData("first value that is not finite: dL/dx = Infinity\n", "L = sqrt(x)", "--at", "x=0")]
    [InlineData("first value that is not finite: t1 = log x = [[-Infinity, 0]]\n", "--net", "log", "--input", "2", "--at", "x=[[0, 1]]")]
    public async Task A_remark_below_the_table_tells_it(string remark, params string[] arguments)
    {
        var run = await ToolRun.Of(["explain", .. arguments]);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.EndsWith(remark, run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Property]
    public static bool What_is_not_finite_is_told_where_anything_is_not(WrittenFormula formula, int i, int j, int k)
    {
        var found = Explained(formula, i, j, k, "x");
        var shown = found.Steps.SelectMany(s => s.Local.Select(Value).Concat([s.Value, s.Backward, s.Forward.Single()])).Concat(found.Gradient.Select(Value));
        return found.NonFinite.IsSome == shown.Any(value => !double.IsFinite(value[[]])) && found.NonFinite.ForAll(origin =>
            !double.IsFinite(origin.Value[[]]) && origin.Inputs.All(input => double.IsFinite(input[[]])) && (origin.Step is "" || !double.IsFinite(found.Steps.First(s => s.Step.Name == origin.Step).Value[[]])));
    }

    [Fact]
    public void A_step_that_the_result_is_not_made_of_has_a_value_and_no_influence()
    {
        var found = Explanation.Of("a = 3*x; L = x", At(("x", 2))).OrThrow();
        AreClose([6, 2], found.Steps.Select(s => s.Value));
        AreClose([0, 1], found.Steps.Select(s => s.Backward));
    }

    [Fact]
    public void A_point_gives_values_to_variables_alone()
    {
        var error = Assert.Single(Explanation.Of("a = 3*x; L = a", At(("x", 2), ("a", 1))).Errors());
        Assert.Equal(("unknown variable", "a", "'a' is defined by the formula."), (error.What, error.Where, error.Hint));
        Assert.Equal("A call is written log(x).", Assert.Single(Explanation.Of("L = log*x", At(("x", 2))).Errors()).Hint);
    }

    private static Explanation Explained(WrittenFormula formula, int i, int j, int k, string wrt)
    {
        var text = $"a = {formula.Text}; b = a*x; L = b + tanh(a) + 0*y*z";
        return Explanation.Of(text, At(("x", i / 8.0), ("y", j / 8.0), ("z", k / 8.0)), wrt).OrThrow();
    }

    private static Env At(params (string Name, double Value)[] point) => Env.Of(point.Select(p => (p.Name, (Tensor)Tensor.Scalar(p.Value))));

    private static Tensor<double> Value(LocalDerivative derivative) => derivative.Value.Single();

    private static bool Agree(double a, double b) => !double.IsFinite(a) || !double.IsFinite(b) || Math.Abs(a - b) <= 1e-9 * (1 + Math.Abs(a) + Math.Abs(b));

    private static void AreClose(IEnumerable<double> expected, IEnumerable<Tensor<double>> found)
    {
        Assert.Equal(expected.Count(), found.Count());
        foreach (var (e, f) in expected.Zip(found, (e, f) => (e, f[[]])))
            Assert.True(Math.Abs(e - f) <= 1e-15 * Math.Abs(e), $"expected {e:R}, found {f:R}");
    }
}
