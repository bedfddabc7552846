namespace Functional.Nn.Lectures;

/// <summary>Lectures 000, "Transformers represent a major step forward in neural networks", and 003, "GELUs are used in GPT-3, BERT, and most other Transformers" (Vaswani et al., "Attention is all you
/// need", 2017): softmax(q kᵀ / √d) v, a mean of values by how well keys answer a query.</summary>
public sealed record Transformer() : Example(
    "transformer", [0, 3], "Transformers",
    "Each position asks all others what it needs to know. One layer of that reverses sequences without a mistake, two sort them; and a small language model guesses the next character of the lectures' own text better than the characters' frequencies can.")
{
    private const int Digits = 10;
    private const int Context = 32;
    private const int Shown = 16;

    private static readonly Layer Reverser = Embedding(Digits, 32) >> PositionalEncoding >> TransformerEncoder(heads: 2, feedForward: 64, dropout: 0) >> Dense(Digits);

    private static readonly Layer Sorter = Embedding(Digits, 32) >> PositionalEncoding >> Repeat(2, TransformerEncoder(heads: 2, feedForward: 64, normFirst: true, dropout: 0)) >> Dense(Digits);

    /// <summary>A decoder without memory, as GPT has it: each position attends to itself and to those before it.</summary>
    private static Layer Writer(int characters, int layers) =>
        Embedding(characters, 64) >> PositionalEncoding >> Repeat(layers, TransformerEncoder(heads: 4, feedForward: 128, normFirst: true, causal: true, dropout: 0, activation: new GeluOp())) >> LayerNorm() >> Dense(characters);

    private static Recipe Recipe(double rate, int batch) => Minimise(SoftmaxCrossEntropy) with { Optimizer = Clip(1) >> AdamW(OneCycle(rate)), Batch = batch };

    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from reversed in Solve(Reverser, 10, digits => digits.Reverse(), 0.01, effort.Of(quick: 4, full: 10))
        from sorted in Solve(Sorter, 8, digits => digits.Order(), 0.01, effort.Of(quick: 9, full: 20))
        let text = Corpus.Lectures
        from read in text.Windows(Context, every: effort.Of(quick: 48, full: 16), areHeldOut: false)
        from held in text.Windows(Context, every: Context, areHeldOut: true)
        from writer in Writer(text.Alphabet.Count, effort.Of(quick: 1, full: 2)).Build(new TensorType([Context], Kind.Index))
        from trained in Recipe(effort.Of(quick: 0.01, full: 0.006), 32).Train(effort.Of(quick: 3, full: 15), writer, read, Key, held)
        from written in Written(trained, text, held.Rows(0).Features.To<int>(), length: 300)
        from reading in Attention(trained, held.Rows(0).Features)
        let baselines = text.Baselines()
        let loss = trained.Score.Loss
        select Findings.Of(
            [
                Plot.Of("sequences of digits", Exact("reversed", reversed), Exact("sorted", sorted)).LabelX("epoch").LabelY("share without a mistake").Sized(340, 310),
                Map("who is asked in reversing", reversed),
                Map("who is asked in sorting, layer 2", sorted),
                Plot.Of("the lectures' text", trained.Curve.TrainLine("training", score => score.Loss), trained.Curve.ScoreLine("held out", score => score.Loss), new HorizontalLine(baselines.Unigram, "unigrams"), new HorizontalLine(baselines.Bigram, "bigrams"))
                    .LabelX("epoch").LabelY("nats per character").Sized(340, 310),
                Reading(1, reading, held, text),
                Reading(2, reading, held, text),
            ])
            .With("Sequences of digits that were not trained on: how many come out without a mistake.", new(
                ["task", "length", "parameters", "trained on", "epochs", "test loss", "exact match"],
                [Row("reverse", reversed), Row("sort", sorted)]))
            .With("What one character of text costs, in nats, where the text was not trained on; chance is log k.", new(
                ["model", "parameters", "loss per character", "perplexity"],
                [Cost("chance", 0, Math.Log(text.Alphabet.Count)), Cost("unigrams", text.Alphabet.Count, baselines.Unigram), Cost("bigrams", text.Alphabet.Count * text.Alphabet.Count, baselines.Bigram), Cost("transformer", writer.ParameterCount, loss)]))
            .With($"What the transformer writes after '{Readable(written[..Context])}'.", new(["text"], [.. written[Context..].Split('\n').Select(line => ValueList.Of(line))]))
            .Claim(Claim.ShareAtLeast("share of sequences that are reversed without a mistake", reversed.Exact[^1], 0.99))
            .Claim(Claim.ShareAtLeast("share of sequences that are sorted without a mistake", sorted.Exact[^1], 0.98))
            .Claim(Claim.ShareAtLeast("in reversing, the share of places whose greatest weight is on their mirror image", Mirrored(reversed), 0.8))
            .Claim(Claim.AtMost("loss per character, by that of bigrams,", loss / baselines.Bigram, 0.9))
            .Claim(Claim.AtMost("the greatest weight that a character of text gives to one after it, which it is to guess,", After(reading), 0));

    /// <summary>A task on sequences of digits, and what came of it.</summary>
    private sealed record Solved(Fitted Fitted, Dataset Train, Dataset Test, ValueList<double> Exact, Tensor<float> Weights);

    private Validation<NnError, Solved> Solve(Layer net, int length, Func<IEnumerable<int>, IEnumerable<int>> task, double rate, int epochs) =>
        from model in net.Build(new TensorType([length], Kind.Index))
        from train in Sequences(length, 3000, task, Key.Fold("train"))
        from test in Sequences(length, 1000, task, Key.Fold("test"))
        from run in Recipe(rate, 50).Lasting(epochs, train).Fit(model, train, Key, test)
        let done = run.Take(epochs).ToArray()
        from trained in Fitted.Of(model, SoftmaxCrossEntropy, done)
        from exact in done.Select(epoch => Exact(model, epoch.State.Parameters, test)).Sequence()
        from weights in Attention(trained, test.Features)
        select new Solved(trained, train, test, [.. exact], weights);

    private static Validation<NnError, Dataset> Sequences(int length, int count, Func<IEnumerable<int>, IEnumerable<int>> task, Key key) =>
        Enumerable.Range(0, count * length).Select(i => key.Integer(i, Digits)).ToArray() is var digits
            ? Dataset.Of(Tensor.Of<int>([count, length], digits), Tensor.Of<int>([count, length], [.. digits.Chunk(length).SelectMany(task)]))
            : default;

    /// <summary>The share of sequences in which every place is right.</summary>
    private static Validation<NnError, double> Exact(Model model, Env parameters, Dataset test) =>
        from outputs in model.Predict<float>(parameters, test.Features)
        let found = Decisions.Of(SoftmaxCrossEntropy, outputs).Chunk(test.FeatureShape.Size)
        let wanted = test.Targets.To<int>().Span.ToArray().Chunk(test.FeatureShape.Size)
        select found.Zip(wanted, (one, other) => one.SequenceEqual(other)).Average(isExact => isExact ? 1.0 : 0);

    /// <summary>The weights of attention of the last layer, [examples, heads, who asks, who is asked]: the last softmax in the graph.</summary>
    private static Validation<NnError, Tensor<float>> Attention(Fitted network, Tensor examples) =>
        Graph.Of(network.Model.Prediction).Values.Last(value => value.Op is SoftmaxOp).Evaluate<float>(network.Parameters.With(Model.InputName, examples));

    /// <summary>Character after character, each drawn by the probabilities that those before it give it, sharpened by a temperature of 0.7.</summary>
    private Validation<NnError, string> Written(Fitted writer, Corpus text, Tensor<int> prompt, int length)
    {
        var next = writer.Model.Compile<float>(writer.Parameters);
        return Enumerable.Range(0, length)
            .Aggregate(Ok(prompt.Span.ToArray().ToImmutableArray()), (sofar, i) =>
                from before in sofar
                from logits in next.Run(Tensor.Of<int>([1, Context], before.AsSpan()[^Context..]))
                select before.Add(Drawn([.. logits.Span[^text.Alphabet.Count..].ToArray().Select(logit => Math.Exp(logit / 0.7))], Key.Uniform(i))))
            .Map(classes => string.Concat(classes.Select(character => text.Alphabet[character])));
    }

    /// <summary>The first class up to which weights add to more than this share of all.</summary>
    private static int Drawn(ValueList<double> weights, double share) =>
        weights.Index().Aggregate((Sum: 0.0, Class: -1), (at, next) => at.Class >= 0 ? at : (at.Sum + next.Item, at.Sum + next.Item >= share * weights.Sum() ? next.Index : -1)).Class;

    private static Line Exact(string name, Solved task) => new(name, task.Exact);

    /// <summary>The weights of the first example, the mean over heads, with its digits at the sides.</summary>
    private static Plot Map(string title, Solved task)
    {
        var (length, heads) = (task.Test.FeatureShape.Size, task.Weights.Shape[1].Extent);
        return Plot.Of(title, new Matrix(
            Labels(task.Test.Targets), Labels(task.Test.Features),
            [.. from row in Enumerable.Range(0, length) from column in Enumerable.Range(0, length) select Math.Round(Enumerable.Range(0, heads).Average(head => task.Weights[0, head, row, column]), 2)], "weight"))
            .LabelX("asked: given digits").LabelY("asks: answered digits").Sized(340, 310);

        ValueList<string> Labels(Tensor digits) => [.. digits.To<int>().Span[..length].ToArray().Select(digit => $"{digit}")];
    }

    private static double Mirrored(Solved task) =>
        (task.Test.FeatureShape.Size, Heads: task.Weights.Shape[1].Extent) is var (length, heads)
            ? (from example in Enumerable.Range(0, task.Test.Count)
               from row in Enumerable.Range(0, length)
               select Enumerable.Range(0, length).MaxBy(column => Enumerable.Range(0, heads).Sum(head => task.Weights[example, head, row, column])) == length - 1 - row ? 1.0 : 0).Average()
            : double.NaN;

    /// <summary>The weights of one head over the first characters of a text, and those that these are of.</summary>
    private static Plot Reading(int head, Tensor<float> weights, Dataset held, Corpus text)
    {
        ValueList<string> letters = [.. held.Features.To<int>().Span[..Shown].ToArray().Select(character => text.Alphabet[character] switch { '\n' => "⏎", ' ' => "␣", var letter => $"{letter}" })];
        return Plot.Of($"who is asked in text, head {head}", new Matrix(letters, letters, [.. from row in Enumerable.Range(0, Shown) from column in Enumerable.Range(0, Shown) select (double)weights[0, head - 1, row, column]], "weight"))
            .LabelX("asked").LabelY("asks").Sized(340, 310);
    }

    private static double After(Tensor<float> weights) =>
        (from head in Enumerable.Range(0, weights.Shape[1].Extent) from row in Enumerable.Range(0, Context) from column in Enumerable.Range(row + 1, Context - row - 1) select (double)weights[0, head, row, column]).Largest();

    private static string Readable(string text) => text.ReplaceLineEndings(" / ");

    private static ValueList<string> Row(string name, Solved task) =>
        [name, $"{task.Test.FeatureShape.Size}", $"{task.Fitted.Model.ParameterCount}", $"{task.Train.Count}", $"{task.Fitted.Epoch.Number}", Numerals.Readable.Of(task.Fitted.Score.Loss), Numerals.Percent(task.Exact[^1])];

    private static ValueList<string> Cost(string name, long parameters, double loss) => [name, $"{parameters}", Numerals.Readable.Of(loss), Numerals.Readable.Of(Math.Exp(loss))];
}
