namespace Functional.Nn.Lectures;

/// <summary>Lecture 003, "Multilabel classification as a single-layer neural network": a sigmoid neuron for each label, of which each or none may apply.</summary>
public sealed record MultiLabelPosts() : Example(
    "multilabel", [3], "Several labels for each post",
    "A post may be on C, Java and Python at once, or on none of them: three sigmoids by a threshold, where a softmax has to choose one. The loss is the sum of three binary cross-entropies. Trained on the words of made posts, each neuron finds the words of its topic.")
{
    private const int Length = 12;
    private const double Applies = 0.4, OnTopic = 0.5;
    private static readonly ValueList<string> Labels = ["C", "Java", "Python"];
    private static readonly ValueList<string> Common = ["loop", "error", "string", "function", "file"];
    private static readonly ValueList<ValueList<string>> Topics =
    [
        ["pointer", "malloc", "struct", "printf", "int"],
        ["interface", "maven", "bytecode", "int", "class"],
        ["numpy", "pip", "lambda", "class", "indent"],
    ];
    private static readonly ValueList<string> Words = [.. Topics.SelectMany(topic => topic).Concat(Common).Distinct()];

    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from model in Dense(3).Build([3])
        let classifier = Env.Of(("dense1.weight", Tensor.Of([3, 3], 0.2, 0.5, -0.1, 0.8, -0.4, 0.2, -0.5, 0.3, 0.7)), ("dense1.bias", Tensor.Vector(-0.1, 0.2, 0.1)))
        from z in model.Predict<double>(classifier, Tensor.Of([1, 3], 1.0, 2, 0))
        from worked in Worked(z)
        let thresholded = new[] { Named(2, -1, 0.5), Named(0.5, 1.5, 0.2), Named(-0.5, 0.3, 2.2) }
        from trained in Trained(count: effort.Of(quick: 2000, full: 20000), epochs: effort.Of(quick: 10, full: 20), Key)
        let found = trained.Found
        let weights = trained.Fitted.Parameters["dense1.weight"].To<double>()
        select Findings.Of([Weights(weights), Thresholds(trained.Logits, trained.Test), Curve(trained.Fitted), Numbers(trained.Logits, trained.Test)], columns: 2)
            .With("The posts of the lecture: a label applies where its logit is above 0, which is a probability above 1/2.", new(["logits of C, Java, Python", "labels"], [["2, -1, 0.5", thresholded[0]], ["0.5, 1.5, 0.2", thresholded[1]], ["-0.5, 0.3, 2.2", thresholded[2]]]))
            .With("Made posts, and what is found of them.", new(["words", "labels", "found"], [.. Enumerable.Range(0, 5).Select(i => Row(trained.Test, trained.Logits, i))]))
            .With($"{trained.Test.Count} posts that were not trained on.", found.Labels.Table("label", label => Labels[label], isSingle: false))
            .Claim(
                Claim.Near("the probability of C for the features (1, 2, 0)", worked.Probabilities.Span[0], 0.8455347349164652, 1e-12),
                Claim.Near("that of Java", worked.Probabilities.Span[1], 0.47502081252106, 1e-12),
                Claim.Near("that of Python", worked.Probabilities.Span[2], 0.598687660112452, 1e-12),
                Claim.Near("the summed loss for C and Python, by its formula,", worked.ByFormula, 1.3251979418597895, 1e-12),
                Claim.Near("the same as a loss of the library", worked.OfLibrary, 1.3251979418597895, 1e-12))
            .Claim("the labels of the three posts are {C, Python}, {C, Java, Python}, {Java, Python}", thresholded is ["C, Python", "C, Java, Python", "Java, Python"], string.Join("; ", thresholded))
            .Claim(
                Claim.AtMost("the Hamming loss, the share of labels that are wrong,", found.HammingLoss.IfNone(1), 0.08),
                Claim.ShareAtLeast("the subset accuracy, the share of posts all of whose labels are right,", found.SubsetAccuracy.IfNone(0), 0.8),
                Claim.AtLeast("the micro F1", found.Labels.Micro.F1.IfNone(0), 0.9),
                Claim.AtLeast("the macro F1", found.Labels.Macro.F1.IfNone(0), 0.9),
                Claim.AtLeast("what the subset accuracy loses where argmax gives each post one label", found.SubsetAccuracy.IfNone(0) - trained.Single.SubsetAccuracy.IfNone(1), 0.3))
            .Claim("the words of a topic have larger weights for its label than all others", Enumerable.Range(0, 3).All(label => Ranked(weights, label).Take(Topics[label].Count).All(Topics[label].Contains)), string.Join("; ", Enumerable.Range(0, 3).Select(label => $"{Labels[label]}: {string.Join(", ", Ranked(weights, label).Take(5))}")));

    /// <summary>A trained model, and what it finds of posts that it has not seen.</summary>
    private sealed record Outcome(Fitted Fitted, Dataset Test, Tensor<float> Logits, MultiLabel Found, MultiLabel Single);

    /// <summary>p = σ(z), and -Σ y log p + (1 - y) log(1 - p) for y = (1, 0, 1).</summary>
    private static Validation<NnError, (Tensor<double> Probabilities, double ByFormula, double OfLibrary)> Worked(Tensor<double> logits)
    {
        var (z, y) = (Expr.Constant(logits), Expr.Constant(Tensor.Of([1, 3], 1.0, 0, 1)));
        var p = z | Sigmoid;
        return from probabilities in p.Evaluate<double>(Env.Empty)
               from formula in (-Sum((y * Log(p)) + ((1 - y) * Log(1 - p)))).Evaluate<double>(Env.Empty)
               from library in (BinaryCrossEntropy with { Reduction = Reduction.Sum }).Of(z, y).Evaluate<double>(Env.Empty)
               select (probabilities, formula.Span[0], library.Span[0]);
    }

    private static Validation<NnError, Outcome> Trained(int count, int epochs, Key key) =>
        from posts in Posts(count, key.Fold("posts"))
        from parts in posts.Split(0.5, key)
        from model in Dense(3).Build(posts.FeatureShape)
        from fitted in (Minimise(BinaryCrossEntropy) with { Optimizer = Adam(0.02) }).Train(epochs, model, parts.Train, key, parts.Test)
        from logits in fitted.Predict<float>(parts.Test.Features.To<float>())
        select new Outcome(fitted, parts.Test, logits, MultiLabel.Of(BinaryCrossEntropy, logits, parts.Test.Targets), MultiLabel.Of(BinaryCrossEntropy, Single(logits), parts.Test.Targets));

    /// <summary>Posts as counts of their words. Each label applies to some; half of the words are on the topics of the post, as many on one as on the other.</summary>
    private static Validation<NnError, Dataset> Posts(int count, Key key)
    {
        var posts = Enumerable.Range(0, count).Select(i => Post(key.Fold(i))).ToArray();
        return Dataset.Of(
            Tensor.Generate([count, Words.Count], i => (double)posts[i / Words.Count].Words.Count(word => word == Words[i % Words.Count])),
            Tensor.Generate([count, 3], i => posts[i / 3].Labels.Contains(i % 3) ? 1.0 : 0),
            Words);
    }

    private static (ValueList<string> Words, ValueList<int> Labels) Post(Key key)
    {
        ValueList<int> labels = [.. Enumerable.Range(0, 3).Where(label => key.Uniform(label) < Applies)];
        string Word(Key word) => labels.Count > 0 && word.Uniform(0) < OnTopic ? Drawn(Topics[labels[word.Integer(1, labels.Count)]], word) : Drawn(Common, word);
        return ([.. Enumerable.Range(0, Length).Select(i => Word(key.Fold(i)))], labels);
    }

    private static string Drawn(ValueList<string> words, Key key) => words[key.Integer(2, words.Count)];

    /// <summary>The labels whose logits are above 0.</summary>
    private static string Named(params ReadOnlySpan<double> logits) => string.Join(", ", logits.ToArray().Zip(Labels, (z, label) => (z, label)).Where(of => of.z > 0).Select(of => of.label));

    /// <summary>The words by their weights for a label, the largest first.</summary>
    private static IEnumerable<string> Ranked(Tensor<double> weights, int label) => Words.Select((word, i) => (word, Weight: weights[i, label])).OrderByDescending(of => of.Weight).Select(of => of.word);

    /// <summary>Logits by which each row has one label: that of the largest.</summary>
    private static Tensor<float> Single(Tensor<float> logits) =>
        Tensor.Generate(logits.Shape, i => logits.Span[i] >= Row(logits, i / 3).Max() ? 1f : -1);

    private static double[] Row(Tensor tensor, int row) => [.. tensor.To<double>().Span.Slice(3 * row, 3)];

    private static ValueList<string> Row(Dataset posts, Tensor<float> logits, int i)
    {
        var counts = posts.Features.To<double>();
        return [string.Join(" ", Words.SelectMany((word, at) => Enumerable.Repeat(word, (int)counts[i, at]))), Named([.. Row(posts.Targets, i).Select(t => t - 0.5)]), Named(Row(logits, i))];
    }

    private static Plot Weights(Tensor<double> weights) => Plot.Of("weights of the words", new Matrix(Words, Labels, [.. weights.Span], "weight") { Palette = Palette.BlueRed }).Sized(400, 420);

    /// <summary>Precision, recall and F1 of all labels together, where a label applies above another threshold.</summary>
    private static Plot Thresholds(Tensor<float> logits, Dataset test)
    {
        ValueList<double> thresholds = [.. Enumerable.Range(1, 49).Select(i => i / 50.0)];
        var counts = thresholds.Select(p => MultiLabel.Of(BinaryCrossEntropy, logits.Map(z => z - (float)Math.Log(p / (1 - p))), test.Targets).Labels.Micro).ToArray();
        return Plot.Of("all labels, by the threshold of p",
            new Line("precision", thresholds, [.. counts.Select(c => c.Precision.IfNone(double.NaN))]),
            new Line("recall", thresholds, [.. counts.Select(c => c.Recall.IfNone(double.NaN))]),
            new Line("F1", thresholds, [.. counts.Select(c => c.F1.IfNone(double.NaN))]),
            new VerticalLine(0.5, "1/2")).LabelX("threshold").CoverX(0, 1).Sized(400, 300);
    }

    private static Plot Curve(Fitted fitted) => (fitted.Curve.LossPlot with { Title = "binary cross-entropy of a label" }).Sized(400, 300);

    /// <summary>How many posts have so many labels, and how many are found to.</summary>
    private static Plot Numbers(Tensor<float> logits, Dataset test) => Plot.Of("labels of a post",
        Counted("found", logits, 0), new Scatter("there", [0, 1, 2, 3], [.. Counted("", test.Targets, 0.5).Heights])).LabelY("posts").Sized(400, 300);

    private static Bars Counted(string name, Tensor labels, double above)
    {
        var numbers = Enumerable.Range(0, labels.Shape[0].Extent).CountBy(i => Row(labels, i).Count(label => label > above)).ToDictionary();
        return new(name, ["none", "one", "two", "three"], [.. Enumerable.Range(0, 4).Select(number => (double)numbers.GetValueOrDefault(number))]);
    }
}
