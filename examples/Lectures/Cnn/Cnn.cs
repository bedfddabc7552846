namespace Functional.Nn.Lectures;

/// <summary>Lectures 000, "Other types of layers can be added", and 002, "Revolution of Depth": LeNet (LeCun et al., "Gradient-based learning applied to document recognition",
/// 1998), and residual networks against plain ones (He, Zhang, Ren and Sun, "Deep residual learning for image recognition", 2016).</summary>
public sealed record Cnn() : Example(
    "cnn", [0, 2], "Convolutional networks",
    "Two layers of small filters, which are the same at every place of the image, read handwritten digits nearly without mistakes. The more layers, the harder a plain network is to train; one whose blocks add to what they are given, x + F(x), is not.")
{
    private const int Filters = 24;
    private const int Window = 3;
    private const int Least = 4;

    /// <summary>Convolution and pooling, twice, and a perceptron on top, as in LeNet-5; windows are 3x3 and maps are more, as images are 8x8 and computers faster, and what they see is normalised.</summary>
    private static Layer LeNet(int classes) =>
        Conv(Filters, Window, padding: 1) >> BatchNorm() >> Relu >> MaxPool(2)
        >> Conv(2 * Filters, Window, padding: 1) >> BatchNorm() >> Relu >> MaxPool(2)
        >> Flatten >> Dense(64) >> Relu >> Dropout(0.3) >> Dense(classes);

    /// <summary>Images [1, height, width] to read in the place of the digits.</summary>
    private Option<Split> Images { get; init; }

    /// <summary>The same on images [height, width] of your own, with classes and a test part: MNIST, Fashion-MNIST.</summary>
    public override Validation<NnError, Example> On(Parts data) =>
        from test in data.Test.ToValidation<NnError>(new DataError("images") { Where = Name, Expected = "a test part beside those to learn from", Found = "none" })
        from shape in data.Train.FeatureShape is [{ Extent: >= Least }, { Extent: >= Least }] size && data.Train.ClassNames.Count > 1 ? Ok(size)
            : Fail<Shape>(new DataError("images") { Where = Name, Expected = $"[height, width] for each, both {Least} or more, of two classes or more", Found = $"{data.Train.FeatureShape}, classes: {data.Train.ClassNames.Count}" })
        from train in data.Train.Reshape([1, .. shape])
        from held in test.Reshape([1, .. shape])
        select (Example)(this with { Images = new Split(train, held, Scaler.Identity(shape.Size)) });

    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from digits in Tables.Load("digits").Bind(table => table.Reshape([1, 8, 8]))
        from fifth in digits.Stratified(0.8, Key)
        let parts = effort.Of(quick: Few(Images.IfNone(fifth), 3000), full: Images.IfNone(fifth)).Scale(Scaler.MinMax)
        let areDigits = Images.IsNone
        let epochs = areDigits ? effort.Of(quick: 12, full: 20) : 5
        from one in Read(Flatten >> Dense(parts.Train.ClassNames.Count), parts, epochs, Key)
        from lenet in Read(LeNet(parts.Train.ClassNames.Count), parts, epochs, Key)
        from folds in (areDigits ? (Key[])[Key] : []).Select(key => Folds(digits, epochs, key)).Sequence()
        from deep in Depths.Of([20, 56], effort.Of(quick: 4, full: 8), effort.Of(quick: 3, full: 6), areDigits ? parts : Few(parts, effort.Of(quick: 1000, full: 3000)), Key)
        let image = parts.Test.Rows(0)
        from seen in Seen(lenet, Expr.Constant(image.Features))
        from shifted in Seen(lenet, Shift(Expr.Constant(image.Features), 3, 1))
        select Findings.Of(
            [
                Plot.Of("LeNet", lenet.Curve.TrainLine("training", score => score.Loss), lenet.Curve.ScoreLine("test", score => score.Loss)).LogY().LabelX("epoch").LabelY("cross-entropy").Sized(340, 310),
                deep.Plot.Sized(340, 310),
                Shown($"the {Filters} filters", "weight", lenet.Parameters["conv1.weight"], Palette.BlueRed, columns: 6),
                Shown($"an image: {image.ClassNames[image.Targets.To<int>()[0]]}", "ink", image.Features, Palette.Tint, columns: 1),
                Shown("what the filters see of it", "activation", seen["relu1"], Palette.Viridis, columns: 6),
                Shown("what the next ones see of that", "activation", seen["relu2"], Palette.Viridis, columns: 8),
            ])
            .With($"{parts.Train.Count} images to learn from, {parts.Test.Count} others to be tested on.", Fitted.Table(("one dense layer", one), ("LeNet", lenet)))
            .With(folds.Select(found => ("LeNet in five-fold cross-validation, so that each image is tested on once.", found.Table)))
            .With("Plain networks, and the same with a way around each block of two convolutions.", deep.Table)
            .Claim(areDigits
                ? Claim.ShareAtLeast("accuracy of LeNet on the fifth of the digits that it has not seen", Accuracy(lenet), 0.97)
                : Claim.AtLeast("accuracy of LeNet on images it has not seen, less that of one dense layer,", Accuracy(lenet) - Accuracy(one), 0.01))
            .Claim(folds.Select(found => Claim.ShareAtLeast("accuracy in five-fold cross-validation, so on all digits,", found.Score.Accuracy.IfNone(0), 0.985)))
            .Claim(deep.Claims)
            .Claim(Claim.AtMost("largest difference, away from the border, between maps of an image that is moved by a pixel and its maps, moved by a pixel,", Moved(seen["relu1"].To<float>(), shifted["relu1"].To<float>()), 1e-5));

    /// <summary>How all networks here are trained.</summary>
    internal static Recipe Reading { get; } = Minimise(SoftmaxCrossEntropy) with { Optimizer = AdamW(OneCycle(0.01), decay: 0.05), Batch = 64 };

    private static Validation<NnError, Fitted> Read(Layer network, Split parts, int epochs, Key key) =>
        from model in network.Build(parts.Train.FeatureShape)
        from trained in Reading.Train(epochs, model, parts.Train, key, parts.Test)
        select trained;

    private static Validation<NnError, CrossValidation> Folds(Dataset digits, int epochs, Key key) =>
        from folds in digits.StratifiedFolds(5, key)
        from model in LeNet(digits.ClassNames.Count).Build(digits.FeatureShape)
        from found in CrossValidation.Of<float>(Reading, model, [.. folds.Select(fold => fold.Scale(Scaler.MinMax))], key, epochs)
        select found;

    /// <summary>The first images of both parts.</summary>
    private static Split Few(Split parts, int most) => parts with { Train = First(parts.Train, most), Test = First(parts.Test, most / 2) };

    private static Dataset First(Dataset data, int most) => data.Count <= most ? data : data.Rows([.. Enumerable.Range(0, most)]);

    /// <summary>What each layer answers to an image.</summary>
    private static Validation<NnError, Env> Seen(Fitted network, Expr image) =>
        from pixels in image.Evaluate<float>(Env.Empty)
        from answers in network.Activations<float>(pixels)
        select answers;

    private static double Moved(Tensor<float> maps, Tensor<float> ofMoved) => (
        from map in Enumerable.Range(0, Filters) from row in Enumerable.Range(0, maps.Shape[2].Extent) from column in Enumerable.Range(1, maps.Shape[3].Extent - 2)
        select Math.Abs((double)(ofMoved[0, map, row, column] - maps[0, map, row, column - 1]))).Largest();

    /// <summary>Tensors whose last two axes are those of images.</summary>
    private static Plot Shown(string title, string label, Tensor images, Palette palette, int columns) =>
        Plot.Of(title, new Images(images.Shape[^2].Extent, images.Shape[^1].Extent, [.. images.To<double>().Span], label) { Palette = palette, Columns = columns }).Sized(340, 310);

    private static double Accuracy(Fitted network) => network.Score.Accuracy.IfNone(double.NaN);
}
