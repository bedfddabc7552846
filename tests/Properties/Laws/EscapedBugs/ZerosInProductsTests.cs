using System.Collections.Immutable;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

/// <summary>The slope of a product was the product over the factor, and tests drew no zeros.</summary>
public sealed class ZerosInProductsTests
{
    private static readonly Expr Row = Expr.Var("x", Shape.Of(3));

    /// <summary>tinygrad PR 17404.</summary>
    [Fact]
    public void A_product_was_divided_by_a_factor_of_0()
    {
        Battery.Notices<ProdOp>(op => new DividesByItsFactorsOp(op), "agrees with differences");
        Assert.Equal([6, 0, 0], Battery.At(Tensor.Vector(0.0, 2, 3), Prod(Row).Gradient(Row)));
        Assert.Equal([0, 0, 0], Battery.At(Tensor.Vector(0.0, 0, 3), Prod(Row).Gradient(Row)));
    }

    /// <summary>pytensor PR 1911.</summary>
    [Fact]
    public void Running_products_were_divided_by_a_factor_of_0()
    {
        Battery.Notices<CumProdOp>(op => new DividesByItsFactorsOp(op), "agrees with differences");
        Assert.Equal([1, 8, 0], Battery.At(Tensor.Vector(2.0, 0, 3), Sum(CumProd(Row, 0)).Gradient(Row)));
    }

    /// <summary>PyTorch 106789: where two factors are 0 the slope was a constant 0.</summary>
    [Fact]
    public void The_slope_of_a_product_with_two_zeros_had_no_slope()
    {
        Battery.Notices<ProdOp>(op => new ForgetsWhereTwoAreZeroOp(op), "the pullback of the pullback agrees with differences");
        var x = Input("x", [4]);
        Assert.Equal([0, 0, 6, 0], Battery.At(Tensor.Vector(2.0, 3, 0, 0), Prod(x).Gradient(x).Jvp(x, Expr.Constant(Tensor.Vector(0.0, 0, 0, 1)))));
    }

    [Theory]
    [InlineData(new[] { 2.0, 0, 3 }, new[] { 0.0, 3, 0, 3, 0, 2, 0, 2, 0 })]
    [InlineData(new[] { 0.0, 0, 3 }, new[] { 0.0, 3, 0, 3, 0, 0, 0, 0, 0 })]
    [InlineData(new[] { 0.0, 0, 0 }, new[] { 0.0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    public void The_second_slopes_of_a_product_are_right_at_zeros(double[] x, double[] hessian)
    {
        Expr[] columns = [.. Enumerable.Range(0, 3).Select(i => Prod(Row).Gradient(Row).Jvp(Row, Expr.Constant(Tensor.Generate(Shape.Of(3), k => k == i ? 1.0 : 0))))];
        Assert.Equal(hessian, Battery.At(Tensor.Vector<double>(x), columns));
        Expr[] last = [.. Enumerable.Range(0, 3).Select(i => Slice(CumProd(Row, 0), 0, 2, 1).SumTo(Shape.Scalar).Gradient(Row).Jvp(Row, Expr.Constant(Tensor.Generate(Shape.Of(3), k => k == i ? 1.0 : 0))))];
        Assert.Equal(hessian, Battery.At(Tensor.Vector<double>(x), last));
    }

    [Theory]
    [InlineData(typeof(ProdOp))]
    [InlineData(typeof(CumProdOp))]
    [InlineData(typeof(LinearScanOp))]
    [InlineData(typeof(MultiplyOp))]
    public void Cases_have_zeros_also_two_of_them_and_negative_factors(Type op)
    {
        var cases = OpGenerators.Of(op).Match(cases => cases.Sample(100, new Rnd(42), 50), () => []).Select(c => c.Inputs[0].To<double>().Span.ToArray()).ToArray();
        Assert.Contains(cases, x => x.Count(e => e == 0) == 1);
        Assert.Contains(cases, x => x.Count(e => e == 0) == 2);
        Assert.Contains(cases, x => x.Any(e => e < 0));
    }
}

public sealed record DividesByItsFactorsOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [(Right is CumProdOp product ? CumSum(at.Adjoint * at.Result, product.Axis, !product.Reverse) : at.Adjoint * at.Result) / at.Input];
}

/// <summary>Right to first order: the count of zeros decides, and it has no slope.</summary>
public sealed record ForgetsWhereTwoAreZeroOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [Where(Greater(Sum(Equal(at.Input, 0), ((ProdOp)Right).Axes, keepAxes: true), 1).BroadcastTo(at.Input.Shape), 0, (Expr)Right.Pullback(at)[0])];
}
