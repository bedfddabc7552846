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
        from parts in digits.Stratified(0.8, Key)
        from lstm in Read(Lstm(32, lastOnly: true), parts, effort)
        from gru in Read(Gru(32, lastOnly: true), parts, effort)
        from lessons in Lessons(Gru(Units, lastOnly: true), effort.Of<int[]>([5, 5, 5], [10, 10, 10]))
        let adder = lessons[^1].Fitted
        from alone in Lesson(Gru(Units, lastOnly: true), Longest, epochs: 5, rate: 0.01, Key.Fold(Course.Count))
        from others in effort.Of<string[]>([], ["LSTM"]).Select(_ => Lessons(Lstm(Units, lastOnly: true), [30, 10, 10])).Sequence()
        from held in Examples(Longest, 300, Key.Fold("held"))
        from sums in adder.Predict<float>(held.Features)
        from memory in Gru(Units).Build([Longest, 2])
        from states in memory.Predict<float>(adder.Parameters, held.Features)
        let marks = Marks(Key.Fold("held"), 0, Longest)
        select Findings.Of(
            [
                Plot.Of("digits, row by row", Right("LSTM", lstm), Right("GRU", gru)).LabelX("epoch").LabelY("test accuracy").Sized(420, 310),
                Plot.Of("the adding problem, GRU", [.. lessons.Select(lesson => Errors($"{lesson.Length} steps", lesson.Fitted)), Errors("200 steps alone", alone.Fitted), new Line("always 1", [1, lessons.Max(lesson => lesson.Fitted.Epoch.Number)], [Always1, Always1])])
                    .LogY().LabelX("epoch").LabelY("test MSE").Sized(480, 310),
                Plot.Of("sums over 200 steps", new Scatter("", Column(held.Targets.To<float>()), Column(sums)), new Line("", [0, 2], [0, 2])).LabelX("true").LabelY("found").Sized(420, 310),
                Plot.Of("the state of the GRU, of one example", new HeatMap(Unrolled(states), "state") { Palette = Palette.BlueRed }, new VerticalLine(marks.First, "mark"), new VerticalLine(marks.Second, "mark"))
                    .LabelX("step").LabelY("unit").Sized(480, 310),
            ], 2)
            .With("Digits as sequences of 8 rows of 8 pixels: the state after the last row is read by one dense layer.", Fitted.Table(("LSTM", lstm), ("GRU", gru)))
            .With("The adding problem: mean squared errors on sequences that were not trained on; 0.167 is that of always answering 1.", new(
                ["cell", "learned before", "steps", "epochs", "test MSE"],
                [.. lessons.Select(lesson => Row("GRU", lesson)), Row("GRU", alone), .. others.SelectMany(lstm => lstm.Select(lesson => Row("LSTM", lesson)))]))
            .Claim(Claim.ShareAtLeast("accuracy of the LSTM on digits it has not seen", Accuracy(lstm.Score), 0.95))
            .Claim(Claim.ShareAtLeast("accuracy of the GRU on digits it has not seen", Accuracy(gru.Score), 0.95))
            .Claim(Claim.AtMost("MSE over 200 steps of a GRU that has learned shorter sequences first", adder.Score.Loss, 0.1 * Always1))
            .Claim(Claim.AtLeast("that of one which has seen 5 epochs of 200 steps and none of fewer", alone.Fitted.Score.Loss, 0.5 * Always1))
            .Claim([.. others.Select(lstm => Claim.AtMost("MSE over 200 steps of an LSTM that has learned shorter sequences first", lstm[^1].Fitted.Score.Loss, 0.1 * Always1))]);

    /// <summary>A network that adds in sequences of some length, and whether it knew of no shorter ones before.</summary>
    private sealed record Stage(Fitted Fitted, int Length, bool IsFirst);

    private Validation<NnError, Fitted> Read(Layer cells, Split parts, Effort effort) =>
        from model in (cells >> Dense(10)).Build([Side, Side])
        let scaled = parts.Scale(Scaler.MinMax)
        from trained in Reading.Train(effort.Of(quick: 16, full: 30), model, scaled.Train, Key, scaled.Test)
        select trained;

    /// <summary>Sequences of more and more steps: the weights of a recurrent layer are the same at each step, so they fit sequences of any length.</summary>
    private Validation<NnError, ValueList<Stage>> Lessons(Layer cells, params IEnumerable<int> epochs) => Course.Zip(epochs, (part, count) => (part.Length, part.Rate, Epochs: count)).Aggregate(
        Ok(ValueList.Of<Stage>()),
        (before, next) => before.Bind(stages => Lesson(cells, next.Length, next.Epochs, next.Rate, Key.Fold(stages.Count), stages is [.., var last] ? last.Fitted.Parameters : null).Map(stage => ValueList.Of<Stage>([.. stages, stage]))));

    private static Validation<NnError, Stage> Lesson(Layer cells, int length, int epochs, double rate, Key key, Env? start = null) =>
        from model in (cells >> Dense(1)).Build([length, 2])
        from train in Examples(length, 2000, key.Fold("train"))
        from test in Examples(length, 500, key.Fold("test"))
        from trained in Adding(rate).Train(epochs, model, train, key, test, start)
        select new Stage(trained, length, start is null);

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

    private static double Accuracy(Score score) => score.Accuracy.IfNone(0);

    private static Line Right(string name, Fitted network) => network.Curve.ScoreLine(name, Accuracy);

    private static Line Errors(string name, Fitted network) => network.Curve.ScoreLine(name, score => score.Loss);

    private static ValueList<double> Column(Tensor<float> numbers) => [.. numbers.To<double>().Span];

    private static ValueList<string> Row(string cell, Stage stage) => [cell, stage.IsFirst ? "nothing" : "shorter ones", $"{stage.Length}", $"{stage.Fitted.Epoch.Number}", Numerals.Readable.Of(stage.Fitted.Score.Loss)];
}
