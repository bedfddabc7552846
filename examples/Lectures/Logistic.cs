namespace Functional.Nn.Lectures;

/// <summary>Lectures 000 ("Logistic regression steps", "Probit vs. logit"), 001 ("Logistic regression derivatives") and 003 ("Logistic regression as a single-layer neural network"): one neuron
/// that tells benign tumours from malignant ones, by the likelihood of its probabilities.</summary>
public sealed record Logistic() : Example(
    "logistic", [0, 1, 3], "Logistic regression, and probit beside it",
    "The gradient of the normalised log-loss is -(y - ŷ) x, written by hand and found by the graph. Batch gradient descent by it reads 30 measurements of a tumour; a probit neuron does as well. The weights of the logit are nearly twice those of the probit; 1.702 is where their curves lie closest.")
{
    /// <summary>What makes the logistic and the normal distribution closest: at most 0.0095 lies between σ(1.702 z) and Φ(z) (Camilli, 1994).</summary>
    private const double Scaling = 1.702;
    private static readonly Neuron Logit = new(Dense(1), BinaryCrossEntropy, Rate: 1), Probit = new(Dense(1) >> Layers.Probit, ProbabilityBinaryCrossEntropy, Rate: 1 / (Scaling * Scaling));
    private const double Shown = 8;

    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from data in Tables.Load("breast_cancer")
        let splits = effort.Of(quick: 5, full: 20)
        let steps = effort.Of(quick: 200, full: 1000)
        from trained in (from key in Enumerable.Range(1, splits)
                         select from logit in Trained(Logit, data, Key.Fold(key), steps)
                                from probit in Trained(Probit, data, Key.Fold(key), steps)
                                select (Logit: logit, Probit: probit)).Sequence()
        let first = trained[0]
        from hand in ByHand(first.Logit)
        from few in data.Columns("mean_radius", "mean_texture", "mean_smoothness")
        from scaled in Ok(Scaler.Standard(few).Apply(few))
        from logits in Converged(Logit, scaled)
        from probits in Converged(Probit, scaled)
        from gap in Gap()
        let ratios = logits.Weights.Zip(probits.Weights, (l, p) => l / p).ToArray()
        let accuracy = trained.Average(both => both.Logit.Accuracy)
        let other = trained.Average(both => both.Probit.Accuracy)
        from curves in Curves(first.Logit)
        select Findings.Of([Losses(first.Logit, first.Probit), curves, Roc(first.Logit, first.Probit), Weights(logits.Weights, probits.Weights)], columns: 2)
            .With($"All 30 features, {steps} steps of batch gradient descent: on the fifth of the patients that was left out, stratified, by {splits} keys.", new(
                ["model", "training log-loss, first key", "test accuracy, mean", "worst", "AUC, first key"],
                [Row("logit", first.Logit, [.. trained.Select(both => both.Logit.Accuracy)]), Row("probit", first.Probit, [.. trained.Select(both => both.Probit.Accuracy)])]))
            .With("Three features, standardised, at the maximum of the likelihood: what the weights are.", new(
                ["feature", "logit", "probit", "ratio"],
                [.. scaled.FeatureNames.Append("bias").Select((name, i) => ValueList.Of(name, Show(logits.Weights[i]), Show(probits.Weights[i]), Show(ratios[i])))]))
            .Claim(
                Claim.AtMost("|-(1/m) Σ (y - ŷ) x - ∂J/∂w|, the gradient by hand beside the graph's,", hand.Gradient, 1e-12),
                Claim.AtMost("|J - loss of the recipe|, the log-loss by its formula,", hand.Loss, 1e-12),
                Claim.AtMost("|w - η ∂J/∂w - w'|, the step by hand beside that of gradient descent,", hand.Step, 1e-12),
                Claim.ShareAtLeast("the mean test accuracy of the logit model", accuracy, 0.96),
                Claim.AtMost("the difference of the mean accuracies of logit and probit", Math.Abs(accuracy - other), 0.015),
                Claim.AtMost("the gradient at the maximum of the likelihood", Math.Max(logits.Slope, probits.Slope), 1e-6),
                Claim.AtLeast("the least ratio of a weight of the logit to the same of the probit", ratios.Min(), 1.6),
                Claim.AtMost("the largest such ratio", ratios.Max(), 2),
                Claim.AtMost("|σ(1.702 z) - Φ(z)| on a grid from -10 to 10", gap, 0.0095));

    /// <summary>A model of one neuron.</summary>
    /// <param name="Layer">From features to the output.</param>
    /// <param name="Loss">The log-loss of such outputs.</param>
    /// <param name="Rate">The learning rate: that of the probit is smaller, as its weights are and their gradients are larger.</param>
    private sealed record Neuron(Layer Layer, Loss Loss, double Rate);

    /// <summary>What a training came to.</summary>
    /// <param name="Run">The training.</param>
    /// <param name="Fitted">What it learned in steps that are an epoch each.</param>
    /// <param name="Test">What it finds of the examples that were left out.</param>
    private sealed record Outcome(Run<double> Run, Fitted Fitted, Evaluated Test)
    {
        public double Accuracy => Test.Score.Accuracy.IfNone(0);
    }

    /// <summary>Batch gradient descent: the batch is all of the training part.</summary>
    private static Validation<NnError, Outcome> Trained(Neuron neuron, Dataset data, Key key, int steps) =>
        from parts in data.Stratified(0.8, key)
        let scaled = parts.Scale(Scaler.Standard)
        from model in neuron.Layer.Build(data.FeatureShape)
        let recipe = Minimise(neuron.Loss) with { Optimizer = Sgd(neuron.Rate), Batch = scaled.Train.Count }
        from run in recipe.Run<double>(model, scaled.Train, key)
        from fitted in run.Train(steps)
        from found in fitted.Evaluate<double>(scaled.Test)
        select new Outcome(run, fitted, found);

    /// <summary>J(w) = -(1/m) Σ y log ŷ + (1 - y) log(1 - ŷ), its gradient -(1/m) Σ (y - ŷ) x and a step against it, all by their formulas, beside what the library makes of the first step.</summary>
    private static Validation<NnError, (double Gradient, double Loss, double Step)> ByHand(Outcome outcome)
    {
        var features = outcome.Run.Data.FeatureShape[0];
        Expr x = Input("x", [Dim.Batch, features]), y = Input("y", [Dim.Batch, 1]), w = Input("dense1.weight", [features, 1]), b = Input("dense1.bias", [1]);
        var p = MatMul(x, w) + b | Sigmoid;
        var j = -Mean((y * Log(p)) + ((1 - y) * Log(1 - p)));
        var gradient = -MatMul(SwapAxes(x, 0, 1), y - p) / Count([Dim.Batch]);
        return from start in Ok(outcome.Run.Initial)
               from batch in outcome.Run.Batch(start)
               from next in outcome.Run.Next(start)
               let env = start.Parameters.With(("x", batch.Features), ("y", batch.Targets.To<double>().Reshape([batch.Count, 1])))
               from distance in Max(Abs(gradient - j.Gradient(w))).Evaluate<double>(env)
               from loss in Abs(j - next.Loss).Evaluate<double>(env)
               from step in Max(Abs(w - (Logit.Rate * gradient) - Expr.Constant(next.State.Parameters["dense1.weight"]))).Evaluate<double>(env)
               select (distance.Span[0], loss.Span[0], step.Span[0]);
    }

    /// <summary>The weights and the bias where the likelihood is greatest, and how steep it still is there.</summary>
    private static Validation<NnError, (double[] Weights, double Slope)> Converged(Neuron neuron, Dataset data) =>
        from model in neuron.Layer.Build(data.FeatureShape)
        from run in (Minimise(neuron.Loss) with { Optimizer = Lbfgs(toleranceGrad: 1e-9, toleranceChange: 0), Batch = data.Count }).Run<double>(model, data, key: 1)
        from end in run.At(100)
        from batch in run.Batch(end)
        from gradients in run.Gradients(end, batch)
        select (Numbers(end.Parameters), Numbers(gradients).Select(Math.Abs).Largest());

    private static double[] Numbers(Env env) => [.. env["dense1.weight"].To<double>().Span, .. env["dense1.bias"].To<double>().Span];

    private static Validation<NnError, double> Gap()
    {
        var z = Expr.Constant(Tensor.Generate([4001], i => (i - 2000) / 200.0));
        return Max(Abs((Scaling * z | Sigmoid) - (z | Layers.Probit))).Evaluate<double>(Env.Empty).Map(gap => gap.Span[0]);
    }

    private static ValueList<string> Row(string name, Outcome outcome, ImmutableArray<double> accuracies) =>
        [name, Show(outcome.Fitted.Score.Loss), Numerals.Percent(accuracies.Average()), Numerals.Percent(accuracies.Min()), Show(outcome.Test.Classification.Bind(found => found.Auc).IfNone(0))];

    private static string Show(double number) => Numerals.Readable.Of(number);

    private static Plot Losses(Outcome logit, Outcome probit) => Plot.Of("batch gradient descent", Loss("logit", logit), Loss("probit", probit))
        .LabelX("step").LabelY("log-loss J").LogX().LogY().Sized(400, 300);

    private static Line Loss(string name, Outcome outcome) => outcome.Fitted.Curve.TrainLine(name, score => score.Loss);

    /// <summary>σ and Φ over the score of the logit model, with those examples whose scores are not far from 0, at their labels.</summary>
    private static Validation<NnError, Plot> Curves(Outcome outcome)
    {
        ValueList<double> z = [.. Enumerable.Range(0, 121).Select(i => (i - 60) / 60.0 * Shown)];
        var scores = Expr.Constant(Tensor.Vector<double>(z.Items.AsSpan()));
        return from sigmoid in (scores | Sigmoid).Evaluate<double>(Env.Empty)
               from normal in (scores / Scaling | Layers.Probit).Evaluate<double>(Env.Empty)
               from found in outcome.Fitted.Predict<double>(outcome.Run.Data.Features)
               let examples = found.Span.ToArray().Zip(outcome.Run.Data.Targets.To<double>().Span.ToArray(), (score, label) => (Score: score, Label: label)).Where(example => Math.Abs(example.Score) < Shown).ToArray()
               select Plot.Of("probability of benign", new Line("σ(z)", z, [.. sigmoid.Span]), new Line("Φ(z / 1.702)", z, [.. normal.Span]))
                   .With(Scatter.OfClasses(["malignant", "benign"], [.. examples.Select(e => (int)e.Label)], [.. examples.Select(e => e.Score)], [.. examples.Select(e => e.Label)]))
                   .LabelX("score z = w x + b").LabelY("p").Sized(400, 300);
    }

    private static Plot Roc(Outcome logit, Outcome probit) => Plot.Of("ROC", new Line("chance", [0, 1], [0, 1]), Roc("logit", logit), Roc("probit", probit))
        .LabelX("false positive rate").LabelY("true positive rate").CoverX(0, 1).CoverY(0, 1).Sized(400, 300);

    private static Line Roc(string name, Outcome outcome) => outcome.Test.Classification.Map(found => found.Rankings[1].Curve).IfNone([]) is var curve
        ? new(name, [.. curve.Select(point => point.Counts.FalsePositiveRate.IfNone(0))], [.. curve.Select(point => point.Counts.Recall.IfNone(0))])
        : new(name, [], []);

    private static Plot Weights(double[] logits, double[] probits) => Plot.Of("weights of three features",
            new Line("ratio 1.702", [probits.Min(), probits.Max()], [Scaling * probits.Min(), Scaling * probits.Max()]), new Scatter("weights", [.. probits], [.. logits]))
        .LabelX("probit").LabelY("logit").Sized(400, 300);
}
