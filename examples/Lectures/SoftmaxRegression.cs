namespace Functional.Nn.Lectures;

/// <summary>Lectures 000 ("Finding gradient of softmax function"), 002 ("Logistic: a special case of softmax for two classes") and 003 ("Multiclass classification"): a neuron for each class, and softmax over them.</summary>
public sealed record SoftmaxRegression() : Example(
    "softmax", [0, 2, 3], "Softmax regression",
    "The slopes of softmax are sᵢ(1 - sᵢ) and -sᵢ sⱼ, those of the cross-entropy after it ŷ - y. Three neurons tell three irises apart; two of them are logistic regression, whose weight is the difference of theirs; at one learning rate, that difference moves twice as fast.")
{
    private const int Batch = 16;
    private const double Rate = 0.2;
    private static readonly Layer Three = Dense(3), Two = Dense(2), One = Dense(1);

    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from slopes in Slopes()
        from iris in Tables.Load("iris")
        from measured in Enumerable.Range(1, effort.Of(quick: 5, full: 10)).Select(key => CrossValidated(iris, Key.Fold(key), epochs: effort.Of(quick: 80, full: 200))).Sequence()
        let score = measured.Aggregate(Score.Zero, (sum, found) => sum + found.Score)
        from petals in iris.Columns("petal_length_cm", "petal_width_cm")
        from regions in Regions(petals, epochs: effort.Of(quick: 60, full: 200))
        from paths in Paths(iris, steps: effort.Of(quick: 100, full: 2000))
        select Findings.Of([Curves(), Jacobian(slopes.Jacobian), regions, paths.Picture], columns: 2)
            .With("Five-fold cross-validation on iris, stratified.", new(["key", "cross-entropy", "accuracy", "worst fold"], [.. measured.Select((found, i) => Row($"{i + 1}", found))]))
            .Claim(
                Claim.AtMost("|∂sᵢ/∂zⱼ - sᵢ(δᵢⱼ - sⱼ)|, the graph's Jacobian beside that by hand,", slopes.Softmax, 1e-12),
                Claim.AtMost("|∂E/∂z - (ŷ - y)|", slopes.CrossEntropy, 1e-12),
                Claim.AtMost("|softmax(z + c) - softmax(z)|, as a constant has no effect,", slopes.Shifted, 1e-12),
                Claim.ShareAtLeast("the accuracy on iris, each flower judged by a model that has not seen it,", score.Accuracy.IfNone(0), 0.95),
                Claim.AtMost("|softmax(z₀, z₁)₁ - σ(z)|, the probabilities of both networks after training, where logistic regression has twice the learning rate,", paths.Decision, 1e-12),
                Claim.AtMost("|(w₁ - w₀) - w| after each step, where logistic regression has twice the learning rate,", paths.Distance, 1e-12),
                Claim.AtLeast("|(w₁ - w₀) - w| at the end, where logistic regression has the same learning rate,", paths.Slower, 0.1));

    /// <summary>The slopes of softmax and of cross-entropy by the formulas of the lectures, and how far the graph is from them, at the logits of lecture 003 for C, Java and Python, where the post is on Python.</summary>
    internal static Validation<NnError, (Tensor<double> Jacobian, double Softmax, double CrossEntropy, double Shifted)> Slopes()
    {
        Expr z = Input("z", [3]), y = Input("y", [3]);
        var s = z | Softmax;
        var byHand = DiagonalMatrix(s) - Outer(s, s);
        var e = -Sum(y * Log(s));
        var env = Env.Of(("z", Tensor.Vector(1.7, -0.1, 0.4)), ("y", Tensor.Vector(0.0, 0, 1)));
        return from jacobian in s.Jacobian(z).Evaluate<double>([3], env)
               from softmax in Max(Abs(Expr.Constant(jacobian) - byHand)).Evaluate<double>(env)
               from entropy in Max(Abs(e.Gradient(z) - (s - y))).Evaluate<double>(env)
               from shifted in Max(Abs((z + 3 | Softmax) - s)).Evaluate<double>(env)
               select (jacobian, softmax.Span[0], entropy.Span[0], shifted.Span[0]);
    }

    private static Validation<NnError, CrossValidation> CrossValidated(Dataset iris, Key key, int epochs) =>
        from splits in iris.StratifiedFolds(5, key)
        from model in Three.Build(iris.FeatureShape)
        from found in CrossValidation.Of<double>(
            Minimise(SoftmaxCrossEntropy) with { Optimizer = Adam(0.1), Batch = Batch }, model, splits, key, epochs)
        select found;

    private static ValueList<string> Row(string key, CrossValidation found) =>
        [key, Numerals.Readable.Of(found.Score.Loss), Numerals.Percent(found.Score.Accuracy.IfNone(0)), Numerals.Percent(found.Folds.Min(fold => fold.Score.Accuracy.IfNone(0)))];

    private Validation<NnError, Plot> Regions(Dataset petals, int epochs) =>
        from model in Three.Build([2])
        from fitted in (Minimise(SoftmaxCrossEntropy) with { Optimizer = Adam(0.1), Batch = Batch }).Train<double>(epochs, model, petals, Key)
        from plot in DecisionRegions.Of<double>(model, fitted.Parameters, SoftmaxCrossEntropy, petals)
        select (plot with { Title = "argmax of three linear functions" }).Sized(400, 300);

    /// <summary>The way of a two-class softmax, from weights drawn by a key, beside that of logistic regression from the difference of these weights, over the same batches: ∂J/∂w₁ = -∂J/∂w₀ = ∂J/∂w, so
    /// w₁ - w₀ moves by twice the rate.</summary>
    private Validation<NnError, (Plot Picture, double Distance, double Slower, double Decision)> Paths(Dataset iris, int steps) =>
        from pair in iris.OfClasses("versicolor", "virginica")
        let data = Scaler.Standard(pair).Apply(pair)
        from two in Two.Build(data.FeatureShape)
        from one in One.Build(data.FeatureShape)
        from softmax in (Minimise(SoftmaxCrossEntropy) with { Optimizer = Sgd(Rate), Batch = Batch }).Run<double>(two, data, Key)
        let start = Difference(softmax.Initial.Parameters)
        from logistic in (Minimise(BinaryCrossEntropy) with { Optimizer = Sgd(2 * Rate), Batch = Batch }).Run<double>(one, data, Key, start: start)
        from slow in (Minimise(BinaryCrossEntropy) with { Optimizer = Sgd(Rate), Batch = Batch }).Run<double>(one, data, Key, start: start)
        let softmaxes = States(softmax, steps)
        let logistics = States(logistic, steps)
        from last in slow.At(steps)
        from decided in two.Predict<double>(softmaxes[^1], data.Features)
        from single in one.Predict<double>(logistics[^1], data.Features)
        from distance in Max(Abs(IndexAxis(Expr.Constant(decided) | Softmax, 1, 1) - Squeeze(Expr.Constant(single) | Sigmoid, 1))).Evaluate<double>(Env.Empty)
        select (
            Ways(softmaxes, logistics),
            softmaxes.Zip(logistics, (s, l) => Distance(Difference(s), l)).Largest(),
            Distance(Difference(softmaxes[^1]), last.Parameters),
            distance.Span[0]);

    /// <summary>The parameters before the first step and after each.</summary>
    private static ValueList<Env> States(Run<double> run, int steps) => [.. run.States().Take(steps + 1).Select(state => state.Parameters)];

    /// <summary>w₁ - w₀ and b₁ - b₀.</summary>
    private static Env Difference(Env two) => Env.Of(two.Select(variable => (variable.Key, (Tensor)Difference(variable.Value.To<double>()))));

    private static Tensor<double> Difference(Tensor<double> pairs) =>
        Tensor.Generate(pairs.Shape.With(pairs.Shape.Rank - 1, 1), i => pairs.Span[(2 * i) + 1] - pairs.Span[2 * i]);

    private static double Distance(Env left, Env right) => left.Select(variable => Numbers.Distance(variable.Value, right[variable.Key])).Largest();

    /// <summary>Softmax of logits (z, 0, -1): the largest takes nearly all.</summary>
    private static Plot Curves()
    {
        ValueList<double> z = [.. Enumerable.Range(0, 101).Select(i => (i - 50) / 10.0)];
        double Total(double first) => Math.Exp(first) + 1 + Math.Exp(-1);
        return Plot.Of("softmax of (z, 0, -1)",
            new Line("s₁", z, [.. z.Select(first => Math.Exp(first) / Total(first))]),
            new Line("s₂", z, [.. z.Select(first => 1 / Total(first))]),
            new Line("s₃", z, [.. z.Select(first => Math.Exp(-1) / Total(first))])).LabelX("z").CoverY(0, 1).Sized(400, 300);
    }

    private static Plot Jacobian(Tensor<double> slopes) =>
        Plot.Of("∂s/∂z at z = (1.7, -0.1, 0.4)", new Matrix(["s₁", "s₂", "s₃"], ["z₁", "z₂", "z₃"], [.. slopes.Span], "slope") { Palette = Palette.BlueRed }).Sized(400, 300);

    /// <summary>The weight of the petal length on its way.</summary>
    private static Plot Ways(ValueList<Env> softmaxes, ValueList<Env> logistics)
    {
        const int feature = 2;
        double Weight(Env env, int at) => env["dense1.weight"].To<double>().Span[at];
        return Plot.Of("two classes: the weight of petal length",
            new Line("w₁ - w₀", [.. softmaxes.Select(env => Weight(env, (2 * feature) + 1) - Weight(env, 2 * feature))]),
            new Line("w", [.. logistics.Select(env => Weight(env, feature))]),
            new Line("w₁", [.. softmaxes.Select(env => Weight(env, (2 * feature) + 1))]),
            new Line("w₀", [.. softmaxes.Select(env => Weight(env, 2 * feature))])).LabelX("step").Sized(400, 300);
    }
}
