using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Functional.Nn.Ops;
using Functional.Nn.Training;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

/// <summary>A whole training run of the reference: a network, a recipe, data, and the names that parameters have there.</summary>
/// <param name="Network">The network.</param>
/// <param name="Recipe">The recipe.</param>
/// <param name="Data">The examples, in double precision.</param>
/// <param name="Names">The reference's names of parameters, in the order of the model's.</param>
internal sealed partial record ReferenceTraining(Layer Network, Recipe Recipe, Dataset Data, ImmutableArray<string> Names)
{
    /// <summary>The run of a case; none where it is not known.</summary>
    public static ReferenceTraining? Of(ReferenceCase c, Func<string, Shape> initial) => c.Op switch
    {
        "xor_mlp" when Words(c) is [var sizes, .. var activations] => new(
            Perceptron(sizes, activations), By(c), Whole(c.Tensor("X"), c.Tensor("y")), Weights(sizes)),
        "logistic_regression" => new(Dense(1), By(c), Table(c, target: y => IsClass(c, y)), ["w", "b"]),
        "linear_regression" => new(Dense(1), By(c), Table(c, target: y => Column(c.Text("preprocess").EndsWith("target", StringComparison.Ordinal) ? Standardised(y.To<double>()) : y.To<double>())), ["w", "b"]),
        "softmax_regression" => new(Dense(initial("W")[1].Extent), By(c), Table(c, target: y => y), ["W", "b"]),
        "digits_mlp" when Words(c) is [var sizes] => new(
            Perceptron(sizes, [.. Enumerable.Repeat(c.Text("activation"), sizes.Split('-').Length - 2)]), By(c), Table(c, target: y => y), Weights(sizes)),
        "digits_cnn" when Convolution().Match(c.Text("network")) is { Success: true } network => new(
            Conv(initial("K")[0].Extent, initial("K")[2].Extent, padding: network.Groups["padding"].Value is "same" ? Padding.Same : 0) >> Activation(network.Groups["activation"].Value)
                >> Pool(network.Groups["pool"].Value, int.Parse(network.Groups["size"].Value, CultureInfo.InvariantCulture)) >> Flatten >> Dense(initial("W")[1].Extent),
            By(c), Table(c, target: y => y).Reshape([1, 8, 8]).OrThrow(), ["K", "kb", "W", "b"]),
        "sequence_rnn" => Sequence(c, Rnn(initial("weight_hh")[1].Extent, lastOnly: true)),
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
        Optimizer = ReferenceOptimizers.Find(c, c.Text("optimizer").Split(' ')[0]) ?? throw new KeyNotFoundException(c.Text("optimizer")),
    };

    private static string[] Words(ReferenceCase c) => c.Text("network").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Dense layers of the sizes between hyphens, each but those without one followed by its activation.</summary>
    private static Layer Perceptron(string sizes, params ReadOnlySpan<string> activations)
    {
        var widths = sizes.Split('-').Skip(1).Select(width => Dense(int.Parse(width, CultureInfo.InvariantCulture))).ToArray();
        foreach (var (layer, activation) in activations.ToArray().Index())
            widths[layer] = widths[layer] >> Activation(activation);
        return widths.Aggregate((a, b) => a >> b);
    }

    private static ImmutableArray<string> Weights(string sizes) => [.. Enumerable.Range(1, sizes.Split('-').Length - 1).SelectMany(layer => new[] { $"W{layer}", $"b{layer}" })];

    private static Layer Activation(string name) => Notation.Parse<Layer>(name.Replace('_', '-')).IfFail(_ => throw new KeyNotFoundException(name));

    private static Layer Pool(string name, int size) => name is "max" ? MaxPool(size) : AvgPool(size);

    private static Dataset Table(ReferenceCase c, Func<Tensor, Tensor> target)
    {
        var all = Tables.Load(Path.GetFileNameWithoutExtension(c.Text("data"))).OrThrow();
        var (first, end) = c.Find("rows").Match(found => (found[0].GetInt32(), found[1].GetInt32()), () => (0, all.Count));
        var features = all.Features.To<double>();
        var prepared = c.Text("preprocess") switch
        {
            "pixels / 16" or "pixels / 16, reshaped (N,1,8,8)" => features.Map(pixel => pixel / 16),
            "none" or "" => features,
            "standardised" or "standardised features and target" => Standardised(features),
            var other => throw new KeyNotFoundException(other),
        };
        return Whole(prepared, target(all.Targets)).Rows([.. Enumerable.Range(first, end - first)]);
    }

    private static Dataset Whole(Tensor features, Tensor targets) => Dataset.Of(features, targets).OrThrow();

    private static Tensor<double> IsClass(ReferenceCase c, Tensor y) => c.Text("target").Split(" == ") is [_, var number] && double.Parse(number, CultureInfo.InvariantCulture) is var chosen
        ? Column(y.To<double>().Map(value => value == chosen ? 1.0 : 0))
        : throw new KeyNotFoundException(c.Text("target"));

    private static Tensor<double> Column(Tensor<double> y) => y.Shape.Rank == 1 ? y.Reshape([y.Length, 1]) : y;

    /// <summary>Each column less its mean, over its population standard deviation.</summary>
    private static Tensor<double> Standardised(Tensor<double> x)
    {
        var columns = x.Shape.Rank == 1 ? 1 : x.Shape[1].Extent;
        var each = Enumerable.Range(0, columns).Select(j => Enumerable.Range(0, x.Length / columns).Select(i => x.Span[(i * columns) + j]).ToArray()).Select(column => (Mean: column.Average(), Column: column))
            .Select(p => (p.Mean, Deviation: Math.Sqrt(p.Column.Average(v => (v - p.Mean) * (v - p.Mean))))).ToArray();
        return Tensor.Generate(x.Shape, i => (x.Span[i] - each[i % columns].Mean) / each[i % columns].Deviation);
    }

    [GeneratedRegex(@"^conv \dx\d (?<padding>valid|same) \(\d+ channels\), (?<activation>\w+), (?<pool>max|avg)_pool (?<size>\d), flatten \(C,H,W row-major\), linear \d+$")]
    private static partial Regex Convolution();
}
