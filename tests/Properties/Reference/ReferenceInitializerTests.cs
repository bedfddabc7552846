using Functional.Nn.Ops;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class ReferenceInitializerTests
{
    /// <summary>What the reference has no tensors of: formulas of initialisers.</summary>
    internal static readonly string[] Ops = ["gain", "init_statistics", "init_orthogonal_gram"];

    [Fact]
    public void Gains_are_those_of_the_reference() => Assert.All(Cases("gain").SelectMany(c => c.At("gains").EnumerateArray()), expected => Assert.Equal(
        expected.GetProperty("gain").GetDouble(),
        expected.GetProperty("nonlinearity").GetString() switch
        {
            "linear" or "sigmoid" or ['c', 'o', 'n', 'v', ..] => new SigmoidOp().Gain,
            "tanh" => new TanhOp().Gain,
            "relu" => new ReluOp().Gain,
            "leaky_relu" => new LeakyReluOp(expected.GetProperty("param").GetDouble()).Gain,
            "selu" => new SeluOp().Gain,
            var other => throw new KeyNotFoundException(other),
        },
        1e-15));

    [Fact]
    public void Variances_are_those_of_the_reference() => Assert.All(Cases("init_statistics"), c => Assert.All(c.Formulas.EnumerateObject(), expected =>
    {
        var gain = expected.Value.GetProperty("gain").GetDouble();
        var fan = expected.Name.StartsWith("xavier", StringComparison.Ordinal) ? FanMode.Average : expected.Name.Contains("fan_out", StringComparison.Ordinal) ? FanMode.Out : FanMode.In;
        var variance = new VarianceScalingInitializer(gain, fan).Variance(new(c.Int("fan_in"), c.Int("fan_out")));
        Assert.Equal(expected.Value.GetProperty("std").GetDouble(), Math.Sqrt(variance), 1e-12);
        Assert.Equal(expected.Value.GetProperty("uniform_bound").GetDouble(), Math.Sqrt(3 * variance), 1e-12);
    }));

    [Fact]
    public void Orthogonal_draws_have_the_gram_matrix_of_the_reference() => Assert.All(Cases("init_orthogonal_gram"), c =>
    {
        var (shape, expected) = (c.Ints("shape"), c.Outputs["gram"]);
        var w = Expr.Constant(Initializers.Orthogonal(c.Number("gain")).Draw<double>(5, Shape.Of([.. shape.Select(n => (Dim)n)]), default));
        var wide = Functions.Reshape(w, [shape[0], shape[1..].Aggregate(1, (a, b) => a * b)]);
        var rows = wide.Shape[0].Extent <= wide.Shape[1].Extent ? wide : Functions.SwapAxes(wide, 0, 1);
        var gram = Functions.MatMul(rows, Functions.SwapAxes(rows, 0, 1)).Evaluate<double>(Env.Empty).OrThrow();
        Assert.Equal(expected.Shape, gram.Shape);
        Assert.All(expected.Data.Zip(gram.Span.ToArray(), (e, g) => (e, g)), p => Assert.Equal(p.e, p.g, 1e-12));
    });

    private static IEnumerable<ReferenceCase> Cases(string op) => ReferenceFiles.OpCases.Where(c => c.Op == op);
}
