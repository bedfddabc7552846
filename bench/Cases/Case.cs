using System.Collections.Immutable;
using Functional.Nn.Ops;
using Functional.Nn.Training;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;
using static Functional.Nn.Training.Optimizers;
using static Functional.Nn.Training.Recipe;

namespace Functional.Nn.Bench;

/// <summary>What is timed, the same as in <c>torch_bench.py</c>, where cases have the same names.</summary>
/// <param name="Name">The name.</param>
/// <param name="Net">The network.</param>
/// <param name="Data">One batch.</param>
/// <param name="Recipe">How it is trained; it predicts if left out.</param>
internal sealed record Case(string Name, Layer Net, Func<Dataset> Data, Recipe? Recipe)
{
    private static readonly Recipe BySgd = Minimise(SoftmaxCrossEntropy) with { Optimizer = Sgd(0.01) };
    private static readonly Recipe ByAdam = Minimise(SoftmaxCrossEntropy) with { Optimizer = Adam(1e-3) };

    private static readonly Layer LeNet =
        Conv(8, 5) >> Relu >> MaxPool(2) >> Conv(16, 5) >> Relu >> MaxPool(2) >> Flatten >> Dense(128) >> Relu >> Dense(10);

    private static readonly Layer Encoder = TransformerEncoder(heads: 4, feedForward: 128, dropout: 0);

    /// <summary>All cases.</summary>
    public static ImmutableArray<Case> All { get; } =
    [
        new("xor_mlp_2_8_1_b4_sgd_mse", Dense(8) >> Tanh >> Dense(1), Examples.ExclusiveOr, BySgd with { Loss = MeanSquaredError }),
        new("logreg_784_10_b64_sgd", Dense(10), Pixels(64), BySgd),
        .. from batch in (int[])[32, 128, 512]
           from recipe in (Recipe[])[BySgd, ByAdam]
           select new Case($"mlp_784_128_10_b{batch}_{Term.HeadOf(recipe.Optimizer.GetType())}", Dense(128) >> Relu >> Dense(10), Pixels(batch), recipe),
        new("mlp_784_512_512_10_b128_adam", Dense(512) >> Relu >> Dense(512) >> Relu >> Dense(10), Pixels(128), ByAdam),
        new("lenet_b64_adam", LeNet, Random(64, [1, 28, 28]), ByAdam),
        new("mlp_bn_dropout_784_128_10_b128_adam", Dense(128) >> BatchNorm() >> Relu >> Dropout(0.5) >> Dense(10), Pixels(128), ByAdam),
        new("transformer2_d64_h4_ff128_s32_b16_adam", Encoder >> Encoder >> new MeanOverTimeLayer() >> Dense(10), Random(16, [32, 64]), ByAdam),
        new("lstm64_s28_f28_b64_adam", Lstm(64, lastOnly: true) >> Dense(10), Random(64, [28, 28]), ByAdam),
        new("infer_mlp_784_128_10_b1", Dense(128) >> Relu >> Dense(10), Pixels(1), null),
    ];

    /// <summary>The network for the examples.</summary>
    public Model Model(Dataset data) => Net.Build(data.FeatureShape).OrThrow();

    /// <summary>Its steps, from the first on, by as many threads.</summary>
    public IStepper Start(int threads)
    {
        var (data, workers) = (Data(), new Workers(threads));
        return Recipe is null ? Steppers.Prediction(Model(data), data.Features, workers) : Steppers.Training(Recipe, Model(data), data, workers);
    }

    private static Func<Dataset> Pixels(int batch) => Random(batch, [784]);

    private static Func<Dataset> Random(int batch, Shape example) => () => Examples.Random(batch, example);
}
