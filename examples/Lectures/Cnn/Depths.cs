namespace Functional.Nn.Lectures;

/// <summary>Networks of many layers, plain and residual (He et al., 2016, section 4.2), trained alike.</summary>
/// <param name="Pairs">By depth: the plain network, and the same with a way around each of its blocks.</param>
internal sealed record Depths(ValueList<(int Depth, Fitted Plain, Fitted Residual)> Pairs)
{
    private const int Window = 3;

    /// <summary>All of them, of so many channels in the first stage.</summary>
    public static Validation<NnError, Depths> Of(ValueList<int> depths, int channels, int epochs, Split parts, Key key) =>
        (from depth in depths
         select from plain in Trained(Network(depth, channels, parts.Train.ClassNames.Count, isResidual: false), epochs, parts, key)
                from residual in Trained(Network(depth, channels, parts.Train.ClassNames.Count, isResidual: true), epochs, parts, key)
                select (depth, plain, residual)).Sequence().Map(pairs => new Depths([.. pairs]));

    /// <summary>What each came to.</summary>
    public Table Table => Fitted.Table([.. Pairs.SelectMany(pair => new[] { ($"plain {pair.Depth}", pair.Plain), ($"residual {pair.Depth}", pair.Residual) })]);

    /// <summary>The loss on the training data, which is what depth alone makes harder.</summary>
    public Plot Plot => Plot.Of("residual and plain",
        [.. Pairs.SelectMany(pair => new[] { Losses($"residual {pair.Depth}", pair.Residual), Losses($"plain {pair.Depth}", pair.Plain) })]).LabelX("epoch").LabelY("training cross-entropy");

    /// <summary>That depth harms a plain network, and not a residual one.</summary>
    public IEnumerable<Claim> Claims =>
    [
        .. Pairs.Select((pair, i) => Claim.AtMost($"training loss of the residual network of {pair.Depth} layers, divided by that of the plain one,", Loss(pair.Residual) / Loss(pair.Plain), i == 0 ? 1 : 0.6)),
        Claim.AtLeast($"training loss of the plain network of {Pairs[^1].Depth} layers, divided by that of {Pairs[0].Depth},", Loss(Pairs[^1].Plain) / Loss(Pairs[0].Plain), 1.3),
        Claim.AtMost($"training loss of the residual network of {Pairs[^1].Depth} layers", Loss(Pairs[^1].Residual), Loss(Pairs[0].Plain)),
    ];

    private static double Loss(Fitted network) => network.Epoch.Train.Loss;

    private static Line Losses(string name, Fitted network) => network.Curve.TrainLine(name, score => score.Loss);

    private static Validation<NnError, Fitted> Trained(Layer network, int epochs, Split parts, Key key) =>
        from model in network.Build(parts.Train.FeatureShape)
        from trained in Cnn.Reading.Train(epochs, model, parts.Train, key, parts.Test)
        select trained;

    /// <summary>A network of 6n + 2 layers: three stages of n blocks, each with twice the channels on half the side of that before it.</summary>
    private static Layer Network(int depth, int channels, int classes, bool isResidual)
    {
        var n = (depth - 2) / 6;
        return Conv(channels, Window, padding: 1) >> BatchNorm() >> Relu
            >> Stage(channels, 1, n, isResidual) >> Stage(2 * channels, 2, n, isResidual) >> Stage(4 * channels, 2, n, isResidual)
            >> GlobalAvgPool() >> Dense(classes);
    }

    private static Layer Stage(int channels, int stride, int blocks, bool isResidual) => Block(channels, stride, isResidual) >> Repeat(blocks - 1, Block(channels, 1, isResidual));

    /// <summary>F(x), or x + F(x), where x is projected if the shape changes.</summary>
    private static Layer Block(int channels, int stride, bool isResidual)
    {
        var body = Normalised(channels, stride) >> Relu >> Normalised(channels, 1);
        return (!isResidual ? body : stride == 1 ? Residual(body) : Parallel(Conv(channels, 1, stride), body)) >> Relu;
    }

    private static Layer Normalised(int channels, int stride) => Conv(channels, Window, stride, padding: 1, bias: false, weight: He) >> BatchNorm();
}
