using System.Collections.Immutable;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Functional.Nn.Properties;

public sealed partial class LayerGradientTests
{
    private static readonly (string Layer, Shape Example)[] Told =
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
        ("renamed \"stem\" (dense 2)", [3]),
        ("dense 3 >> frozen (dense 2 >> dropout >> batch-norm) >> dense 2", [3]),
        ("shared \"s\" (dense 3) >> tanh >> shared \"s\" (dense 3)", [3]),
        ("parallel [dense 2, dense 3 >> tanh >> dense 2]", [3]),
        ("parallel [identity, identity]", [3]),
        ("concat [dense 2, softplus, identity]", [3]),
        ("repeat 3 (dense 3 >> sigmoid)", [3]),
        ("leaky-relu slope=0.3", [4]),
        ("elu alpha=0.5", [4]),
        ("softplus >> log", [4]),
        ("square >> log1p", [4]),
        ("softplus >> sqrt", [4]),
        ("softplus >> reciprocal", [4]),
        ("softmax", [4]),
        ("log-softmax", [2, 4]),
        ("softmax axis=1", [3, 2]),
        ("softmin", [4]),
        ("softmin axis=0", [2]),
        ("glu", [2, 4]),
        ("glu axis=1", [4, 3]),
        ("glu activation=silu", [2, 4]),
        ("maxout 2", [6]),
        ("maxout 3 axis=1", [6, 2]),
        ("prelu", [4]),
        ("prelu per-channel=true", [3, 2]),
        ("prelu per-channel=true axis=-1 slope=(constant -0.5)", [2, 3]),
        ("multi-head-attention 2", [3, 4]),
        ("multi-head-attention 1 causal=true bias=false", [3, 2]),
        ("transformer-encoder 2 3 activation=gelu", [2, 4]),
        ("transformer-encoder 1 2 norm-first=true causal=true dropout=0 activation=softsign", [3, 2]),
        ("dense 2 >> positional-encoding", [3, 2]),
        ("transformer-decoder 2 1", [2, 2]),
        ("transformer-decoder 1 1 memory=(dense 2 >> tanh) norm-first=true causal=false dropout=0 activation=softsign", [2, 2]),
        ("transpose [0, 2, 1] >> dense 2", [3, 2]),
        ("swish beta=-1.5", [4]),
        ("swish beta=0", [4]),
        ("rrelu", [6]),
        ("rrelu lower=-0.5 upper=0.5", [6]),
        ("rnn 2", [3, 2]),
        ("rnn 2 activation=softsign bias=false", [2, 2]),
        ("lstm 2", [3, 2]),
        ("lstm 1 depth=2 bidirectional=true last-only=true", [2, 2]),
        ("gru 2 bidirectional=true", [2, 2]),
        ("gru 1 depth=2 last-only=true", [3, 1]),
        ("softplus >> rsqrt", [4]),
        ("softsign >> asin", [4]),
        ("softsign >> acos", [4]),
        ("softsign >> atanh", [4]),
        ("cosh >> exp >> acosh", [4]),
        ("softplus >> log2", [4]),
        ("softplus >> log10", [4]),
        ("tanh >> tan", [4]),
        .. Convolutions,
    ];

    private static readonly string[] Words = [.. Told.SelectMany(s => s.Layer.Split(' ', '(', ')', '[', ']', ','))];

    /// <summary>Those above, and every other layer that needs no arguments by its name alone.</summary>
    private static readonly (string Layer, Shape Example)[] Samples =
    [
        .. Told,
        .. Vocabulary.Of(typeof(Layer), typeof(Layer).Assembly).Signatures
            .Where(layer => !Words.Contains(layer.Name) && layer.Arguments.All(argument => argument.IsOptional))
            .Select(layer => (layer.Name, Shape.Of(4))),
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
            Assert.Superset(model.Parameters.Select(p => p.Variable).Concat(kind is Kind.Real ? ["x"] : Array.Empty<string>()).ToHashSet(), report.Variables.Select(v => v.Variable).ToHashSet());
        });
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Gradients_of_gradients_agree_with_differences(string layer)
    {
        var kind = layer.StartsWith("embedding", StringComparison.Ordinal) ? Kind.Index : Kind.Real;
        var model = Notation.Parse<Layer>(layer).OrThrow().Build(new TensorType(Samples.Single(s => s.Layer == layer).Example, kind)).OrThrow();
        ImmutableArray<Expr> wrt = [.. model.Parameters.Select(p => p.Apply()).Prepend(model.Input).Where(x => x.Kind is Kind.Real)];
        var slopes = Reverse.Pull([model.Output], [Expr.Var("u", model.Output.Type)], wrt);
        Key key = 7;
        var env = Points.Draw(Graph.Of([model.Output, .. slopes]), key);
        Assert.All(slopes, slope =>
        {
            var report = GradientCheck.Run(slope, env, key).OrThrow();
            Assert.True(report.Passed, report.ToTable());
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
