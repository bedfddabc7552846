using System.Collections.Immutable;
using System.Globalization;
using Functional.Nn.Ops;
using Functional.Nn.Training;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;
using static Functional.Nn.Training.Optimizers;

namespace Functional.Nn.Properties;

/// <summary>A whole training run of the reference: a network, a recipe, data, and the names that parameters have there.</summary>
/// <param name="Network">The network.</param>
/// <param name="Recipe">The recipe.</param>
/// <param name="Data">The examples, in double precision.</param>
/// <param name="Names">The reference's names of parameters, in the order of the model's.</param>
internal sealed record ReferenceTraining(Layer Network, Recipe Recipe, Dataset Data, ImmutableArray<string> Names)
{
    /// <summary>The run of a case; none where it is not known.</summary>
    public static ReferenceTraining? Of(ReferenceCase c, Func<string, Shape> initial) => c.Op switch
    {
        "xor_mlp" when c.Text("network") is "2-3-1 tanh, sigmoid" => new(
            Dense(3) >> Tanh >> Dense(1) >> Sigmoid, By(c), Whole(c.Tensor("X"), c.Tensor("y")), ["W1", "b1", "W2", "b2"]),
        "logistic_regression" when c.Text("target") is "target == 1" => new(Dense(1), By(c), Table(c, target: IsOne), ["w", "b"]),
        "linear_regression" => new(Dense(1), By(c), Table(c, target: y => Column(Standardised(y.To<double>()))), ["w", "b"]),
        "softmax_regression" => new(Dense(initial("W")[1].Extent), By(c), Table(c, target: y => y), ["W", "b"]),
        "digits_mlp" when c.Text("activation") is "relu" && c.Text("network").Split('-') is [_, var hidden, var outputs] => new(
            Dense(int.Parse(hidden, CultureInfo.InvariantCulture)) >> Relu >> Dense(int.Parse(outputs, CultureInfo.InvariantCulture)), By(c), Table(c, target: y => y), ["W1", "b1", "W2", "b2"]),
        "digits_cnn" when c.Text("network").StartsWith("conv 3x3 valid", StringComparison.Ordinal) => new(
            Conv(initial("K")[0].Extent, 3) >> Relu >> MaxPool(2) >> Flatten >> Dense(10), By(c), Table(c, target: y => y).Reshape([1, 8, 8]).OrThrow(), ["K", "kb", "W", "b"]),
        "sequence_lstm" => Sequence(c, Lstm(initial("weight_hh")[1].Extent, lastOnly: true)),
        "sequence_gru" => Sequence(c, Gru(initial("weight_hh")[1].Extent, lastOnly: true)),
        _ => null,
    };

    /// <summary>The positions of examples in each batch, of all epochs.</summary>
    public static IEnumerable<int[]> Batches(ReferenceCase c, int count) => c.Find("epoch_order").Match(
        Some: epochs => epochs.EnumerateArray().SelectMany(order => order.EnumerateArray().Select(position => position.GetInt32()).Chunk(c.Int("batch_size"))),
        None: () => Enumerable.Repeat(Enumerable.Range(0, count).ToArray(), c.Int("steps")));

    private static ReferenceTraining Sequence(ReferenceCase c, Layer network) => new(
        network >> Dense(1),
        By(c),
        Whole(Functions.SwapAxes(Expr.Constant(c.Tensor("x")), 0, 1).Evaluate<double>(Env.Empty).OrThrow(), Column(c.Tensor("y").To<double>())),
        ["weight_ih", "bias_ih", "weight_hh", "bias_hh", "w", "b"]);

    private static Recipe By(ReferenceCase c) => Recipe.Minimise(c.Text("loss") switch
    {
        "bce mean on probabilities" => ProbabilityBinaryCrossEntropy,
        "bce_with_logits mean" => BinaryCrossEntropy,
        "mse mean" => MeanSquaredError,
        "cross_entropy mean" => SoftmaxCrossEntropy,
        var other => throw new KeyNotFoundException(other),
    }) with
    {
        Optimizer = (c.Number("weight_decay", 0) is > 0 and var decay ? WeightDecay(decay) : GradientTransform.Identity) >> (c.Text("optimizer") switch
        {
            "adam" => Adam(c.Number("lr")),
            "sgd" or "sgd full batch" => Momentum(c.Number("lr"), c.Number("momentum", 0)),
            var other => throw new KeyNotFoundException(other),
        }),
    };

    private static Dataset Table(ReferenceCase c, Func<Tensor, Tensor> target)
    {
        var all = Tables.Load(Path.GetFileNameWithoutExtension(c.Text("data"))).OrThrow();
        var (first, end) = c.Find("rows").Match(found => (found[0].GetInt32(), found[1].GetInt32()), () => (0, all.Count));
        var features = all.Features.To<double>();
        var prepared = c.Text("preprocess") switch
        {
            "pixels / 16" or "pixels / 16, reshaped (N,1,8,8)" => features.Map(pixel => pixel / 16),
            "standardised" or "standardised features and target" => Standardised(features),
            var other => throw new KeyNotFoundException(other),
        };
        return Whole(prepared, target(all.Targets)).Rows([.. Enumerable.Range(first, end - first)]);
    }

    private static Dataset Whole(Tensor features, Tensor targets) => Dataset.Of(features, targets).OrThrow();

    private static Tensor<double> IsOne(Tensor y) => Column(y.To<double>().Map(value => value == 1 ? 1.0 : 0));

    private static Tensor<double> Column(Tensor<double> y) => y.Shape.Rank == 1 ? y.Reshape([y.Length, 1]) : y;

    /// <summary>Each column less its mean, over its population standard deviation.</summary>
    private static Tensor<double> Standardised(Tensor<double> x)
    {
        var columns = x.Shape.Rank == 1 ? 1 : x.Shape[1].Extent;
        var each = Enumerable.Range(0, columns).Select(j => Enumerable.Range(0, x.Length / columns).Select(i => x.Span[(i * columns) + j]).ToArray()).Select(column => (Mean: column.Average(), Column: column))
            .Select(p => (p.Mean, Deviation: Math.Sqrt(p.Column.Average(v => (v - p.Mean) * (v - p.Mean))))).ToArray();
        return Tensor.Generate(x.Shape, i => (x.Span[i] - each[i % columns].Mean) / each[i % columns].Deviation);
    }
}
