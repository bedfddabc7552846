using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class LayerGradientTests
{
    private static readonly (string Layer, Shape Example)[] Samples =
    [
        ("identity", [3]),
        ("dense 4", [3]),
        ("dense 4 bias=false", [2, 3]),
        ("dense 1", [0]),
        ("flatten >> dense 2", [2, 3]),
        ("reshape [3, 2] >> dense 2", [6]),
        ("embedding 4 3", [2, 2]),
        ("embedding 3 2 padding=1 >> dense 2", [3]),
        ("dropout rate=0.4", [5]),
        ("dense 4 >> dropout >> dropout rate=0.1", [3]),
        ("residual (dense 3 >> tanh)", [3]),
        ("named \"stem\" (dense 2)", [3]),
        ("shared \"s\" (dense 3) >> tanh >> shared \"s\" (dense 3)", [3]),
        ("parallel [dense 2, dense 3 >> tanh >> dense 2]", [3]),
        ("parallel [identity, identity]", [3]),
        ("concat [dense 2, softplus, identity]", [3]),
        ("repeat 3 (dense 3 >> sigmoid)", [3]),
        ("relu", [4]),
        ("leaky-relu slope=0.3", [4]),
        ("elu alpha=0.5", [4]),
        ("abs", [4]),
        ("negate", [4]),
        ("sign", [4]),
        ("square", [4]),
        ("sin", [4]),
        ("cos", [4]),
        ("exp", [4]),
        ("expm1", [4]),
        ("softplus >> log", [4]),
        ("square >> log1p", [4]),
        ("softplus >> sqrt", [4]),
        ("softplus >> reciprocal", [4]),
        ("sech-squared", [4]),
        ("sigmoid", [4]),
        ("silu", [4]),
        ("softmax", [4]),
        ("log-softmax", [2, 4]),
        ("tanh", [4]),
    ];

    public static TheoryData<string> Layers => [.. Samples.Select(s => s.Layer)];

    [Fact]
    public void Every_layer_is_here() => Assert.Empty(Vocabulary.Of(typeof(Layer), typeof(Layer).Assembly).Names
        .Except(Samples.SelectMany(s => s.Layer.Split(' ', '(', ')', '[', ']', ','))));

    [Theory]
    [MemberData(nameof(Layers))]
    public void Gradients_in_parameters_and_input_agree_with_differences(string layer)
    {
        var kind = layer.StartsWith("embedding", StringComparison.Ordinal) ? Kind.Index : Kind.Real;
        var model = Notation.Parse<Layer>(layer).OrThrow().Build(new TensorType(Samples.Single(s => s.Layer == layer).Example, kind)).OrThrow();
        Assert.All(Enumerable.Range(0, 5), key =>
        {
            var report = GradientCheck.Of(model, key).OrThrow();
            Assert.True(report.Passed, report.ToTable());
            Assert.Equal(model.Parameters.Select(p => p.Variable).Concat(kind is Kind.Real ? ["x"] : Array.Empty<string>()).ToHashSet(), report.Variables.Select(v => v.Variable).ToHashSet());
        });
    }

    /// <summary>Where values are large or saturated, differences drown in the rounding of what happens inside.</summary>
    [Property(MaxTest = 100, EndSize = 40, Arbitrary = [typeof(Arbitraries)])]
    public Property Gradients_of_random_networks_with_moderate_values_agree_with_differences(Key key) => Prop.ForAll(LayerGenerators.Cases(), c =>
    {
        var graph = Graph.Of(c.Model.Output);
        var largest = graph.EvaluateAll<double>(Points.Draw(graph, key)).OrThrow().OfType<Tensor<double>>().SelectMany(v => v.Span.ToArray()).Select(Math.Abs).DefaultIfEmpty().Max();
        if (!(largest < 20))
            return false.When(false);
        var report = GradientCheck.Of(c.Model, key).OrThrow();
        return report.Passed.Label(report.ToTable());
    });
}
