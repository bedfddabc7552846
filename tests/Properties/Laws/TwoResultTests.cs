using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

public sealed class TwoResultTests
{
    private static readonly Expr X = Expr.Var("x", Shape.Of(2));
    private static readonly Env At = Env.Of(("x", Tensor.Vector(0.5, -2.0)));

    private static Gen<OpCase> SinCosCases => OpCases.Unary(OpCases.Always(new SinCosOp()), Elements.Signed);

    /// <summary>Quotients of 3/8 above a whole number, for at those are jumps.</summary>
    private static Gen<OpCase> DivModCases => OpCases.Elementwise(OpCases.Always(new DivModOp()), Elements.Signed, Elements.NonZero).Select(c =>
        c with { Inputs = [Tensor.Generate(c.Inputs[0].Shape, i => c.Inputs[1].To<double>().Span[i] * (Math.Floor(c.Inputs[0].To<double>().Span[i]) + 0.375)), c.Inputs[1]] });

    private static Gen<OpCase> SortCases =>
        from order in Gen.Choose(0, 5).SelectMany(n => Gen.Shuffle(Enumerable.Range(0, n)))
        from @case in OpCases.Of(new SortOp(), Gen.Constant((Tensor)Tensor.Vector<double>([.. order.Select(i => i - 1.5)])))
        select @case;

    [Property]
    public Property Sine_and_cosine_keep_every_law() => OpLaws.Of(SinCosCases);

    [Property]
    public Property Quotient_and_remainder_keep_every_law() => OpLaws.Of(DivModCases);

    [Property]
    public Property Order_and_positions_keep_every_law() => OpLaws.Of(SortCases);

    [Fact]
    public void The_laws_notice_every_mutation() => Assert.All([SinCosCases, SortCases], cases => Assert.Empty(MutationGate.Survivors(cases)));

    /// <summary>The pullback reads the quotient, a step function: what is detached of it has no slope to lose.</summary>
    [Fact]
    public void The_laws_notice_every_mutation_but_of_a_slope_that_is_0() => Assert.Equal([Mutation.Detached], MutationGate.Survivors(DivModCases));

    [Fact]
    public void Both_results_have_values()
    {
        var values = Graph.Of(Expr.Of(new SinCosOp(), [X])).Evaluate<double>(At).OrThrow();
        Assert.Equal([Tensor.Vector(Math.Sin(0.5), Math.Sin(-2)), Tensor.Vector(Math.Cos(0.5), Math.Cos(-2))], values);
    }

    [Fact]
    public void One_application_is_one_node_whichever_results_are_used()
    {
        var (both, again) = (Expr.Of(new SinCosOp(), [X]), Expr.Of(new SinCosOp(), [X]));
        Assert.Equal(2, Graph.Of(both[1], again[0], again[1]).Nodes.Length);
        Assert.Equal("let x = var : [2]\nlet t1, t2 = sin-cos x : [2], [2]\nlet t3 = multiply t1 t2 : [2]\nin t3\n", (both[0] * again[1]).Listing());
    }

    [Fact]
    public void A_gradient_comes_from_one_result_or_from_both()
    {
        var y = Expr.Of(new SinCosOp(), [X]);
        Assert.Equal(Tensor.Vector(-Math.Sin(0.5), -Math.Sin(-2)), Sum(y[1]).Gradient(X).Evaluate<double>(At).OrThrow());
        Assert.Equal(Tensor.Vector(0.0, 0.0), Sum(Square(y[0]) + Square(y[1])).Gradient(X).Evaluate<double>(At).OrThrow());
    }

    [Fact]
    public void A_pushforward_gives_the_tangents_of_both()
    {
        var v = Expr.Constant(Tensor.Vector(2.0, 3.0));
        var tangents = Graph.Of(Linearized.Push(Expr.Of(new SinCosOp(), [X]), [X], [v])).Evaluate<double>(At).OrThrow();
        Assert.Equal([Tensor.Vector(2 * Math.Cos(0.5), 3 * Math.Cos(-2)), Tensor.Vector(-2 * Math.Sin(0.5), -3 * Math.Sin(-2))], tangents);
    }

    [Fact]
    public void A_real_result_is_differentiated_beside_an_index()
    {
        var x = Expr.Var("x", Shape.Of(3));
        var sorted = Expr.Of(new SortOp(), [x]);
        var weighted = Sum(sorted[0] * Expr.Constant(Tensor.Vector(1.0, 10, 100)));
        Assert.Equal(Tensor.Vector(100.0, 1, 10), weighted.Gradient(x).Evaluate<double>(Env.Of(("x", Tensor.Vector(9.0, -4, 2)))).OrThrow());
    }
}
