namespace Functional.Nn.Lectures;

/// <summary>Lectures 000, "Other types of layers can be added", and 002, "Revolution of Depth": LeNet (LeCun et al., "Gradient-based learning applied to document recognition",
/// 1998), and residual networks against plain ones (He, Zhang, Ren and Sun, "Deep residual learning for image recognition", 2016).</summary>
public sealed record Cnn() : Example(
    "cnn", [0, 2], "Convolutional networks",
    "Two layers of small filters, which are the same at every place of the image, read handwritten digits nearly without mistakes. The more layers, the harder a plain network is to train; one whose blocks add to what they are given, x + F(x), is not.")
{
    private const int Side = 8;
    private const int Filters = 24;
    private const int Window = 3;

    /// <summary>With a way around each block, and without.</summary>
    private static readonly ValueList<bool> Ways = [true, false];

    /// <summary>Convolution and pooling, twice, and a perceptron on top, as in LeNet-5; windows are 3x3 and maps are more, as images are 8x8 and computers faster.</summary>
    private static readonly Layer LeNet =
        Conv(Filters, Window, padding: 1) >> Relu >> MaxPool(2)
        >> Conv(2 * Filters, Window, padding: 1) >> Relu >> MaxPool(2)
        >> Flatten >> Dense(64) >> Relu >> Dropout(0.3) >> Dense(10);

    private static Recipe Reading(double rate) => Minimise(SoftmaxCrossEntropy) with { Optimizer = AdamW(OneCycle(rate), decay: 0.05), Batch = 64 };

    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from digits in Tables.Load("digits").Bind(table => table.Reshape([1, Side, Side]))
        from parts in digits.Stratified(0.8, key: 1)
        from model in LeNet.Build([1, Side, Side])
        let epochs = effort.Of(quick: 12, full: 20)
        from read in Read(model, parts, 0.005, epochs, key: 1)
        from folds in digits.StratifiedFolds(5, key: 1)
        from others in folds.Where(_ => effort is Effort.Full).Select((fold, i) => Read(model, fold, 0.005, epochs, key: i)).Sequence()
        from deep in effort.Of<int[]>([20], [20, 56])
            .SelectMany(_ => Ways, (depth, isResidual) => Deep(depth, isResidual, effort.Of(quick: 4, full: 8), effort.Of(quick: 3, full: 6), parts)).Sequence()
        let parameters = read[^1].State.Parameters
        let digit = parts.Scale(Scaler.MinMax).Test.Rows(0)
        from seen in Seen(model, parameters, Expr.Constant(digit.Features))
        from shifted in Seen(model, parameters, Shift(Expr.Constant(digit.Features), 3, 1))
        select Findings.Of(
            [
                Plot.Of("LeNet", new Line("training", [.. read.Select(epoch => epoch.Train.Loss)]), new Line("test", [.. read.Select(epoch => epoch.Score.Loss)])).LogY().LabelX("epoch").LabelY("cross-entropy").Sized(340, 310),
                Plot.Of("residual and plain", [.. deep.Select(net => new Line(net.Name, [.. net.Epochs.Select(epoch => epoch.Train.Loss)])), new HorizontalLine(Math.Log(10), "chance")]).LabelX("epoch").LabelY("training cross-entropy").Sized(340, 310),
                Tiles($"the {Filters} filters", "weight", parameters["conv1.weight"], Window, across: 6, Palette.BlueRed),
                Tiles($"a digit: {digit.ClassNames[digit.Targets.To<int>()[0]]}", "ink", digit.Features, Side, across: 1, Palette.Viridis),
                Tiles("what the filters see of it", "activation", seen["relu1"], Side, across: 6, Palette.Viridis),
                Tiles("what the next ones see of that", "activation", seen["relu2"], Side / 2, across: 8, Palette.Viridis),
            ])
            .With("LeNet on digits that it has not seen.", new(
                ["test part", "parameters", "epochs", "training loss", "test loss", "test accuracy"],
                [Row("a fifth", model, read), .. others.Select((fold, i) => Row($"fold {i + 1} of 5", model, fold))]))
            .With("Plain networks, and the same with a way around each block of two convolutions.", new(
                ["network", "parameters", "epochs", "training loss", "test loss", "test accuracy"],
                [.. deep.Select(net => Row(net.Name, net.Model, net.Epochs))]))
            .Claim(Claim.ShareAtLeast("accuracy of LeNet on digits it has not seen", Accuracy(read), 0.985))
            .Claim(others.Any() ? [Claim.ShareAtLeast("mean accuracy over five folds, so on all digits,", others.Average(Accuracy), 0.985)] : [])
            .Claim(deep.Chunk(2).Select(pair => Claim.AtMost($"training loss of the network '{pair[0].Name}', divided by that of '{pair[1].Name}',", pair[0].Loss / pair[1].Loss, 0.6)))
            .Claim(deep.Skip(2).Chunk(2).Select(pair => Claim.AtLeast("training loss of the deeper plain network, divided by that of the shallower,", pair[1].Loss / deep[1].Loss, 2)))
            .Claim(deep.Skip(2).Chunk(2).SelectMany(pair => new[] { Claim.ShareAtLeast($"accuracy of '{pair[0].Name}'", Accuracy(pair[0].Epochs), 0.95), Claim.AtMost($"accuracy of '{pair[1].Name}', that does not train,", Accuracy(pair[1].Epochs), 0.5) }))
            .Claim(Claim.AtMost("largest difference, away from the border, between maps of a digit that is moved by a pixel and its maps, moved by a pixel,", Moved(seen["relu1"].To<float>(), shifted["relu1"].To<float>()), 1e-5));

    /// <summary>A network and how it was trained.</summary>
    private sealed record DeepNet(string Name, Model Model, ValueList<Epoch> Epochs)
    {
        public double Loss => Epochs[^1].Train.Loss;
    }

    private static Validation<NnError, ValueList<Epoch>> Read(Model model, Split parts, double rate, int epochs, Key key) =>
        from scaled in Ok(parts.Scale(Scaler.MinMax))
        from trained in Reading(rate).Train(epochs, model, scaled.Train, key, scaled.Test)
        select trained;

    private static Validation<NnError, DeepNet> Deep(int depth, bool isResidual, int channels, int epochs, Split parts) =>
        from model in Blocks(depth, channels, isResidual).Build([1, Side, Side])
        from trained in Read(model, parts, 0.01, epochs, key: 1)
        select new DeepNet($"{(isResidual ? "residual" : "plain")} {depth}", model, trained);

    /// <summary>A network of 6n + 2 layers (He et al., section 4.2): three stages of n blocks, each with twice the channels on half the side of that before it.</summary>
    private static Layer Blocks(int depth, int channels, bool isResidual)
    {
        var n = (depth - 2) / 6;
        return Conv(channels, Window, padding: 1) >> BatchNorm() >> Relu
            >> Stage(channels, 1, n, isResidual) >> Stage(2 * channels, 2, n, isResidual) >> Stage(4 * channels, 2, n, isResidual)
            >> GlobalAvgPool() >> Dense(10);
    }

    private static Layer Stage(int channels, int stride, int blocks, bool isResidual) => Block(channels, stride, isResidual) >> Repeat(blocks - 1, Block(channels, 1, isResidual));

    /// <summary>F(x), or x + F(x), where x is projected if the shape changes.</summary>
    private static Layer Block(int channels, int stride, bool isResidual)
    {
        var body = Normal(channels, stride) >> Relu >> Normal(channels, 1);
        return (!isResidual ? body : stride == 1 ? Residual(body) : Parallel(Conv(channels, 1, stride), body)) >> Relu;
    }

    private static Layer Normal(int channels, int stride) => Conv(channels, Window, stride, padding: 1, bias: false, weight: He) >> BatchNorm();

    /// <summary>What each layer answers to an image.</summary>
    private static Validation<NnError, Env> Seen(Model model, Env parameters, Expr image) =>
        from pixels in image.Evaluate<float>(Env.Empty)
        from answers in new Programs(model.Activations, Passes.Fuse).Run<float>(parameters.With(Model.InputName, pixels))
        select answers;

    private static double Moved(Tensor<float> maps, Tensor<float> ofMoved) => (
        from map in Enumerable.Range(0, Filters) from row in Enumerable.Range(0, Side) from column in Enumerable.Range(1, Side - 2)
        select Math.Abs(ofMoved[0, map, row, column] - maps[0, map, row, column - 1])).Max();

    /// <summary>Squares side by side, with gaps between them.</summary>
    private static Plot Tiles(string title, string label, Tensor maps, int side, int across, Palette palette)
    {
        var numbers = maps.To<double>();
        var (columns, rows) = ((across * (side + 1)) - 1, (numbers.Length / (side * side) / across * (side + 1)) - 1);
        return Plot.Of(title, new HeatMap(new(new(0, columns), new(0, rows), columns, [.. from row in Enumerable.Range(0, rows).Reverse() from column in Enumerable.Range(0, columns) select At(row, column)]), label) { Palette = palette }).Sized(340, 310);

        double At(int row, int column) => row % (side + 1) == side || column % (side + 1) == side ? double.NaN
            : numbers.Span[(((row / (side + 1) * across) + (column / (side + 1))) * side * side) + (row % (side + 1) * side) + (column % (side + 1))];
    }

    private static double Accuracy(ValueList<Epoch> epochs) => epochs[^1].Score.Accuracy.IfNone(double.NaN);

    private static ValueList<string> Row(string name, Model model, ValueList<Epoch> epochs) =>
        [name, $"{model.ParameterCount}", $"{epochs.Count}", Numerals.Readable.Of(epochs[^1].Train.Loss), Numerals.Readable.Of(epochs[^1].Score.Loss), Numerals.Percent(Accuracy(epochs))];
}
