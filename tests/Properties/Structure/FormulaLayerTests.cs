using Functional.Nn.Ops;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class FormulaLayerTests
{
    private static readonly Tensor<double> X = Slopes.Random([2, 3, 4], 1);

    [Fact]
    public void Rms_norm_divides_by_the_root_of_the_mean_square()
    {
        foreach (var (axes, length) in ((int, int)[])[(1, 4), (2, 12)])
        {
            var rows = X.Span.ToArray().Chunk(length);
            var expected = rows.SelectMany(row => row.Select(v => v / Math.Sqrt(row.Average(w => w * w) + 0.1))).ToArray();
            var model = Layers.RmsNorm(axes, epsilon: 0.1).Build([3, 4]).OrThrow();
            Assert.True(Slopes.Close(expected, Predicted(model), 1e-12));
            Assert.Equal(length, model.ParameterCount);
        }
    }

    [Fact]
    public void A_gate_is_made_of_the_second_half()
    {
        var rows = X.Span.ToArray().Chunk(4).ToArray();
        Assert.True(Slopes.Close([.. rows.SelectMany(row => row[..2].Zip(row[2..], (a, b) => a * Curves.Silu(b)))], Predicted(Layers.Glu(activation: new SiluOp()).Build([3, 4]).OrThrow()), 1e-12));
        Assert.Equal(Layers.Glu().Build([3, 4]).OrThrow().Output, Layers.Glu(activation: new SigmoidOp()).Build([3, 4]).OrThrow().Output);
    }

    [Fact]
    public void Transposed_axes_are_the_elements_at_exchanged_positions()
    {
        var y = Layers.Transpose([0, 2, 1]).Build([3, 4]).OrThrow().Predict<double>(Env.Empty, X).OrThrow();
        Assert.Equal([2, 4, 3], y.Shape);
        Assert.Equal(X[[1, 2, 3]], y[[1, 3, 2]]);
    }

    private static double[] Predicted(Model model) => model.Predict<double>(model.Initial<double>(1), X).OrThrow().Span.ToArray();
}
