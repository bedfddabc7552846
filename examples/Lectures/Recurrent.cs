namespace Functional.Nn.Lectures;

/// <summary>Lectures 000, "Other types of layers can be added: convolutional layer, recurrent layer", and 003, "Gradient clipping is most often used in recurrent neural networks". LSTM is by Hochreiter
/// and Schmidhuber ("Long short-term memory", 1997), from whom the adding problem is too, GRU by Cho et al. ("Learning phrase representations using RNN encoder-decoder", 2014).</summary>
public sealed record Recurrent() : Example(
    "recurrent", [0, 3], "Recurrent networks",
    "A recurrent layer reads a sequence step by step into a state. It reads digits row by row, and adds the two marked numbers of 200: which it does not learn from long sequences alone, but easily once it can add in short ones.")
{
    private const int Side = 8;
    private const int Longest = 200;
    private const int Units = 16;

    /// <summary>The mean squared error of always answering the mean, 1: the variance 2/12 of the sum of two numbers that are uniform in (0, 1).</summary>
    private const double Always1 = 1.0 / 6;

    /// <summary>Sequences of which lengths are learned one after the other, and how fast.</summary>
    private static readonly ValueList<(int Length, double Rate)> Course = [(10, 0.02), (50, 0.01), (Longest, 0.005)];

    private static readonly Recipe Reading = Minimise(SoftmaxCrossEntropy) with { Optimizer = Clip(1) >> Adam(OneCycle(0.01)) };

    private static Recipe Adding(double rate) => Minimise(MeanSquaredError) with { Optimizer = Clip(1) >> Adam(OneCycle(rate)), Batch = 50 };

    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from digits in Tables.Load("digits").Bind(table => table.Reshape([Side, Side]))
        from parts in digits.Stratified(0.8, key: 1)
        from lstm in Read(Lstm(32, lastOnly: true), parts, effort)
        from gru in Read(Gru(32, lastOnly: true), parts, effort)
        from lessons in Lessons(Gru(Units, lastOnly: true), effort.Of<int[]>([5, 5, 5], [10, 10, 10]))
        let adder = lessons[^1]
        from alone in Lesson(Gru(Units, lastOnly: true), Longest, epochs: 5, rate: 0.01, key: 3)
        from others in effort.Of<string[]>([], ["LSTM"]).Select(_ => Lessons(Lstm(Units, lastOnly: true), [30, 10, 10])).Sequence()
        from held in Examples(Longest, 300, 4)
        from sums in adder.Model.Predict<float>(adder.Parameters, held.Features)
        from memory in Gru(Units).Build([Longest, 2])
        from states in memory.Predict<float>(adder.Parameters, held.Features)
        let marks = Marks(4, 0, Longest)
        select Findings.Of(
            [
                Plot.Of("digits, row by row", Right("LSTM", lstm), Right("GRU", gru)).LabelX("epoch").LabelY("test accuracy").Sized(420, 310),
                Plot.Of("the adding problem, GRU", [.. lessons.Select(lesson => Errors($"{lesson.Length} steps", lesson)), Errors("200 steps alone", alone), new HorizontalLine(Always1, "always 1")])
                    .LogY().LabelX("epoch").LabelY("test MSE").Sized(480, 310),
                Plot.Of("sums over 200 steps", new Scatter("", Column(held.Targets.To<float>()), Column(sums)), new Line("", [0, 2], [0, 2])).LabelX("true").LabelY("found").Sized(420, 310),
                Plot.Of("the state of the GRU, of one example", new HeatMap(Unrolled(states), "state") { Palette = Palette.BlueRed }, new VerticalLine(marks.First, "mark"), new VerticalLine(marks.Second, "mark"))
                    .LabelX("step").LabelY("unit").Sized(480, 310),
            ], 2)
            .With("Digits as sequences of 8 rows of 8 pixels: the state after the last row is read by one dense layer.", new(["cell", "epochs", "training loss", "test loss", "test accuracy"], [Row("LSTM", lstm), Row("GRU", gru)]))
            .With("The adding problem: mean squared errors on sequences that were not trained on; 0.167 is that of always answering 1.", new(
                ["cell", "learned before", "steps", "epochs", "test MSE"],
                [.. lessons.Select(lesson => Row("GRU", lesson)), Row("GRU", alone), .. others.SelectMany(lstm => lstm.Select(lesson => Row("LSTM", lesson)))]))
            .Claim(Claim.ShareAtLeast("accuracy of the LSTM on digits it has not seen", Accuracy(lstm[^1]), 0.95))
            .Claim(Claim.ShareAtLeast("accuracy of the GRU on digits it has not seen", Accuracy(gru[^1]), 0.95))
            .Claim(Claim.AtMost("MSE over 200 steps, after shorter ones,", adder.Error, 0.1 * Always1))
            .Claim(Claim.AtLeast("MSE over 200 steps, after 5 epochs of these alone,", alone.Error, 0.5 * Always1))
            .Claim([.. others.Select(lstm => Claim.AtMost("MSE of an LSTM over 200 steps, after shorter ones,", lstm[^1].Error, 0.1 * Always1))]);

    /// <summary>A network that adds in sequences of some length, and how it came to do so.</summary>
    private sealed record Stage(Model Model, int Length, bool IsFirst, ValueList<Epoch> Epochs)
    {
        public Env Parameters => Epochs[^1].State.Parameters;

        public double Error => Epochs[^1].Score.Loss;
    }

    private static Validation<NnError, ValueList<Epoch>> Read(Layer cells, Split parts, Effort effort) =>
        from model in (cells >> Dense(10)).Build([Side, Side])
        let scaled = parts.Scale(Scaler.MinMax)
        from epochs in Reading.Train(effort.Of(quick: 16, full: 30), model, scaled.Train, key: 1, scaled.Test)
        select epochs;

    /// <summary>Sequences of more and more steps: the weights of a recurrent layer are the same at each step, so they fit sequences of any length.</summary>
    private static Validation<NnError, ValueList<Stage>> Lessons(Layer cells, params IEnumerable<int> epochs) => Course.Zip(epochs, (part, count) => (part.Length, part.Rate, Epochs: count)).Aggregate(
        Ok(ValueList.Of<Stage>()),
        (before, next) => before.Bind(stages => Lesson(cells, next.Length, next.Epochs, next.Rate, stages.Count, stages is [.., var last] ? last.Parameters : null).Map(stage => ValueList.Of<Stage>([.. stages, stage]))));

    private static Validation<NnError, Stage> Lesson(Layer cells, int length, int epochs, double rate, Key key, Env? start = null) =>
        from model in (cells >> Dense(1)).Build([length, 2])
        from train in Examples(length, 2000, key.Fold("train"))
        from test in Examples(length, 500, key.Fold("test"))
        from trained in Adding(rate).Train(epochs, model, train, key, test, start)
        select new Stage(model, length, start is null, trained);

    /// <summary>Sequences of pairs: a number from (0, 1), and a mark, which is 1 once in the first and once in the second half, else 0. The target is the sum of the numbers that are marked.</summary>
    private static Validation<NnError, Dataset> Examples(int length, int count, Key key) => Dataset.Of(
        Tensor.Generate([count, length, 2], i => (Example: i / 2 / length, Step: i / 2 % length, Mark: i % 2) is { Mark: 0 } at ? Number(key, at.Example, at.Step, length)
            : Marks(key, i / 2 / length, length) is var marks && (i / 2 % length == marks.First || i / 2 % length == marks.Second) ? 1f : 0f),
        Tensor.Generate([count, 1], example => Marks(key, example, length) is var marks ? Number(key, example, marks.First, length) + Number(key, example, marks.Second, length) : 0));

    private static float Number(Key key, int example, int step, int length) => (float)key.Uniform((example * length) + step);

    private static (int First, int Second) Marks(Key key, int example, int length) => (key.Fold("first").Integer(example, length / 2), (length / 2) + key.Fold("second").Integer(example, length / 2));

    /// <summary>The states of the first example, a row for each unit.</summary>
    private static Field Unrolled(Tensor<float> states) =>
        new(new(0, Longest), new(0, Units), Longest, [.. from unit in Enumerable.Range(0, Units) from step in Enumerable.Range(0, Longest) select (double)states[0, step, unit]]);

    private static double Accuracy(Epoch epoch) => epoch.Score.Accuracy.IfNone(0);

    private static Line Right(string name, ValueList<Epoch> epochs) => new(name, [.. epochs.Select(Accuracy)]);

    private static Line Errors(string name, Stage stage) => new(name, [.. stage.Epochs.Select(epoch => epoch.Score.Loss)]);

    private static ValueList<double> Column(Tensor<float> numbers) => [.. numbers.To<double>().Span];

    private static ValueList<string> Row(string cell, ValueList<Epoch> epochs) =>
        [cell, $"{epochs.Count}", Numerals.Readable.Of(epochs[^1].Train.Loss), Numerals.Readable.Of(epochs[^1].Score.Loss), Numerals.Percent(Accuracy(epochs[^1]))];

    private static ValueList<string> Row(string cell, Stage stage) => [cell, stage.IsFirst ? "nothing" : "shorter ones", $"{stage.Length}", $"{stage.Epochs.Count}", Numerals.Readable.Of(stage.Error)];
}
