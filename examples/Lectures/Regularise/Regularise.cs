namespace Functional.Nn.Lectures;

/// <summary>Lectures 002 and 003, "Bias Variance Tradeoff", "Regularization by Dropout", "L2-Norm", "Early Stopping" and "Dropout at test time": networks that know their training data by heart, and what helps.</summary>
public sealed record Regularise() : Example(
    "regularise", [2, 3], "Overfitting and its cures",
    "A large network learns its data by heart, with all the errors in it. An L2 penalty, dropout and early stopping each make it better on data that it has not seen; errors split into bias and variance by the size of the model; and dropout that stays on tells where a network does not know.")
{
    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from digits in Tables.Load("digits")
        let shuffled = digits.Shuffle(Key)
        let scaler = Scaler.MinMax(shuffled.Rows([.. Enumerable.Range(0, 300)]))
        let pixels = scaler.Apply(shuffled)
        from train in Misread(pixels.Rows([.. Enumerable.Range(0, 300)]), Key)
        let validation = pixels.Rows([.. Enumerable.Range(300, 300)])
        let test = pixels.Rows([.. Enumerable.Range(600, 1000)])
        let plain = Dense(128) >> Relu >> Dense(10)
        let dropped = Dropout(0.2) >> Dense(128) >> Relu >> Dropout(0.5) >> Dense(10)
        let epochs = effort.Of(80, 300)
        let all = new Func<IEnumerable<Epoch>, IEnumerable<Epoch>>(run => run.Take(epochs))
        from none in Fit.Of("none", plain, Adam(0.003), train, validation, test, all, Key)
        from decayed in Fit.Of("L2 penalty, λ = 0.01", plain, Only("*.weight", WeightDecay(0.01)) >> Adam(0.003), train, validation, test, all, Key)
        from noisy in Fit.Of("dropout", dropped, Adam(0.003), train, validation, test, all, Key)
        from early in Fit.Of("early stopping, patience 10", plain, Adam(0.003), train, validation, test, run => all(run).EarlyStop(patience: 10), Key, keepsBest: true)
        from drawn in MonteCarlo.Predict<float>(noisy.Fitted.Model, SoftmaxCrossEntropy, noisy.Fitted.Parameters, test.Features, Key, samples: 50)
        from sizes in Sizes.Of(Key, effort.Of(10, 20), effort.Of(300, 1000))
        from unsure in Uncertainty.Of(Key, effort.Of(200, 600), effort.Of(100, 200))
        let fits = new[] { none, decayed, noisy, early }
        select Findings.Of(
            [
                Plot.Of("loss on validation data", [none.Losses, decayed.Losses, noisy.Losses, new VerticalLine(early.Fitted.Epoch.Number, "kept by early stopping")]).LabelX("epoch").LogY(),
                Plot.Of("accuracy on validation data", none.Accuracies, decayed.Accuracies, noisy.Accuracies).LabelX("epoch").CoverY(0.6, 1),
                sizes.Plot, unsure.Plot,
            ],
            columns: 2)
            .With("300 digits to learn from, a fifth of them with a wrong label, and 1000 right ones to be tested on.", new(
                ["regularisation", "epoch kept", "accuracy, training", "loss, test", "accuracy, test", "‖w‖"], [.. fits.Select(fit => fit.Row)]))
            .With("Networks of one hidden layer, each trained on several samples of 18 noisy points.", sizes.Table)
            .Claim(Claim.ShareAtLeast("without regularisation even wrong labels are known by heart: the accuracy on training data", none.Learned.Accuracy.IfNone(0), 0.9))
            .Claim(fits[1..].Select(fit => Claim.AtLeast($"{fit.Name}: accuracy on test data, more than without", fit.Test.Accuracy.IfNone(0) - none.Test.Accuracy.IfNone(1), 0.03)))
            .Claim(
                "each has less loss on test data than there is without",
                fits[1..].All(fit => fit.Test.Loss < none.Test.Loss),
                string.Join(", ", fits.Select(fit => Numerals.Readable.Of(fit.Test.Loss))))
            .Claim("the penalty makes weights small", decayed.Norm < none.Norm / 2, $"‖w‖ = {Numerals.Readable.Of(decayed.Norm)}, without {Numerals.Readable.Of(none.Norm)}")
            .Claim(Claim.AtLeast("the accuracy of the mean of 50 predictions with dropout, less that of one without", Right(drawn.Mean, test) - noisy.Test.Accuracy.IfNone(1), -0.02))
            .Claim(sizes.Claims)
            .Claim(unsure.Claims);

    private static double Right(Tensor<double> probabilities, Dataset data) =>
        Decisions.Of(SoftmaxCrossEntropy, probabilities).Zip(data.Targets.To<int>().Span.ToArray(), (found, digit) => found == digit ? 1.0 : 0).Average();

    /// <summary>The same examples, a fifth of them with another class than their own.</summary>
    private static Validation<NnError, Dataset> Misread(Dataset data, Key key) =>
        Dataset.Of(data.Features, Tensor.Generate([data.Count], i => (data.Targets.To<int>().Span[i] + (key.Uniform(i) < 0.2 ? 1 + key.Fold("class").Integer(i, 9) : 0)) % 10), data.FeatureNames, data.ClassNames);
}
