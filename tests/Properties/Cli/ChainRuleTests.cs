using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties.Cli;

[Properties(Arbitrary = [typeof(WrittenFormula)])]
public sealed class ChainRuleTests
{
    [Property]
    public static bool The_products_along_all_paths_add_up_to_the_derivative(WrittenFormula formula, int i, int j, int k)
    {
        var explanation = Explanation.Of(Formula.Parse($"{formula.Text} + x").OrThrow(), At(i, j, k).Where(name => name is "x" || formula.Text.Contains(name, StringComparison.Ordinal)), "x");
        return explanation.Bind(ChainRule.Paths).Match(
            Succ: paths => paths.Sum(path => path.Product) is var sum && explanation.OrThrow().Steps[^1].Forward.Single()[[]] is var forward
                && (!double.IsFinite(sum) || Math.Abs(sum - forward) <= 1e-9 * Math.Max(1, paths.Sum(path => Math.Abs(path.Product)))),
            Fail: errors => explanation.IsSuccess && errors.Head.Expected.StartsWith("at most", StringComparison.Ordinal));
    }

    [Fact]
    public void Paths_are_told_with_their_factors()
    {
        var paths = Explanation.Of("a = 2*x; b = x^2; L = a*b", Env.Of(("x", Tensor.Scalar(3.0)))).Bind(ChainRule.Paths).OrThrow();
        Assert.Equal([new(["x", "a", "L"], [2, 9]), new(["x", "b", "L"], [6, 6])], paths);
        Assert.Equal(54, paths.Sum(path => path.Product));
    }

    [Fact]
    public void Too_many_paths_are_an_error_and_so_are_tensors()
    {
        var doubling = string.Join("; ", Enumerable.Range(1, 20).Select(i => $"a{i} = 2*x{i - 1}; b{i} = x{i - 1}^2; x{i} = a{i}*b{i}"));
        Assert.Equal("at most 1000", Assert.Single(Explanation.Of(doubling, Env.Of(("x0", Tensor.Scalar(0.5)))).Bind(ChainRule.Paths).Errors()).Expected);
        Assert.Equal("a formula of scalars", Assert.Single(Explanation.Of("sum(x*x)", Env.Of(("x", Tensor.Vector(1.0, 2)))).Bind(ChainRule.Paths).Errors()).Expected);
    }

    private static Env At(int i, int j, int k) => Env.Of(new[] { ("x", i), ("y", j), ("z", k) }.Select(v => (v.Item1, (Tensor)Tensor.Scalar(v.Item2 / 4.0))));
}
