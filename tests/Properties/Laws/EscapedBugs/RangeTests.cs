using System.Collections.Immutable;
using Functional.Nn.Ops;
using LanguageExt;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

/// <summary>What lies between was out of range although the result is not. Each textbook formula stands beside ours: the same in the middle,
/// and wrong at the end where the test must look.</summary>
public sealed class RangeTests
{
    private const double Inf = double.PositiveInfinity;

    private static readonly Expr X = Input("x", [3]);

    /// <summary>burn 5373.</summary>
    [Fact]
    public void Softplus_was_infinite_where_it_is_x() =>
        SameButAt([1000.0, 1, 2], [1000, 1.3132616875182228, 2.1269280110429727], X | Softplus, Log(1.0 + Exp(X)));

    /// <summary>JAX 6811.</summary>
    [Fact]
    public void The_logarithm_of_a_sum_of_nothings_was_nan() =>
        SameButAt([-Inf, -Inf, -Inf], [-Inf], LogSumExp(X), Log(Sum(Exp(X - Max(X)))) + Max(X));

    /// <summary>PyTorch 41508.</summary>
    [Fact]
    public void A_row_of_attention_that_is_masked_out_made_everything_nan()
    {
        SameButAt([-Inf, -Inf, -Inf], [1.0 / 3, 1.0 / 3, 1.0 / 3], X | Softmax, Exp(X - Max(X)) / Sum(Exp(X - Max(X))));
        var q = Input("x", [2, 3]);
        var attended = ScaledDotProductAttention(q, q, q, AttentionMask(Expr.Constant(Tensor.Of<double>([2, 2], 1, 1, 0, 0)))).Output;
        Assert.All(Battery.At(Tensor.Of<double>([2, 3], 1, -2, 3, 0.5, 2, -1), attended, Sum(attended).Gradient(q)), e => Assert.True(double.IsFinite(e)));
    }

    /// <summary>nntrainer 4336.</summary>
    [Fact]
    public void The_slope_of_a_quotient_was_0_where_the_square_of_the_divisor_overflows()
    {
        var (right, wrong) = (Sum(1e150 / X).Gradient(X), Sum(1e150 / X) is var y ? -(1e150 / Square(X)) : y);
        SameButAt([1e155, 1, 2], [-1e-160, -1e150, -2.5e149], right, wrong);
        Battery.Notices<DivideOp>(op => new SquaresItsDivisorOp(op), "wherever the inputs are");
    }

    /// <summary>Keras 9664.</summary>
    [Fact]
    public void A_saturated_sigmoid_had_an_infinite_entropy_and_no_gradient()
    {
        SameButAt([-1000.0, 1, 2], [-1000, -0.31326168751822286, -0.1269280110429725], X | LogSigmoid, Log(X | Sigmoid));
        SameButAt([-1000.0, 1, 2], [1, 0.2689414213699951, 0.11920292202211755], Sum(X | LogSigmoid).Gradient(X), Sum(Log(X | Sigmoid)).Gradient(X));
    }

    /// <summary>tt-metal 45968.</summary>
    [Fact]
    public void A_variance_was_the_difference_of_two_large_numbers() =>
        SameButAt([1e9 + 1, 1e9 - 1, 1e9], [2.0 / 3], Variance(X, unbiased: false), Mean(Square(X)) - Square(Mean(X)));

    private static void SameButAt(double[] end, double[] value, Expr ours, Expr textbook)
    {
        double[] middle = [0.5, -1.25, 2];
        Near(Battery.At(Tensor.Vector<double>(middle), textbook), Battery.At(Tensor.Vector<double>(middle), ours));
        Near(value, Battery.At(Tensor.Vector<double>(end), ours));
        Assert.DoesNotContain(value[0], Battery.At(Tensor.Vector<double>(end), textbook));
    }

    private static void Near(double[] expected, double[] found) =>
        Assert.All(expected.Zip(found, (e, f) => (Expected: e, Found: f)), p => Assert.True(p.Expected.Equals(p.Found) || Math.Abs(p.Expected - p.Found) <= 1e-14 * Math.Abs(p.Expected), $"{p.Found:R} instead of {p.Expected:R}"));
}

/// <summary>-x / y² instead of -(x / y) / y.</summary>
public sealed record SquaresItsDivisorOp(Op Right) : PlantedOp(Right)
{
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [at.Adjoint / at.Inputs[1], -(at.Adjoint * at.Inputs[0] / Square(at.Inputs[1]))];
}
