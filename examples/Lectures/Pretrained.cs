using System.Reflection;
using Functional.Nn.Interop;

namespace Functional.Nn.Lectures;

/// <summary>Lecture 000, "Hugging Face": pre-trained models reduce the time to begin. A network that PyTorch trained to read the digits 0 to 6 learns 7, 8 and 9 of a few examples (see <c>Weights/digits-0-to-6.py</c>).</summary>
public sealed record Pretrained() : Example(
    "pretrained", [0], "A pre-trained network",
    "Weights that another program saved are loaded by name, and frozen; a new head learns three digits that they have never met, of a few examples each. They know how a digit looks wherever it is in the field; a network from scratch does not.")
{
    private const int First = 7, Classes = 3, Side = 12, Steps = 200;
    private static readonly Layer Features = Conv(8, 3, padding: Padding.Same) >> Relu >> MaxPool(2) >> Conv(16, 3, padding: Padding.Same) >> Relu >> MaxPool(2) >> Flatten >> Dense(32) >> Relu;

    /// <summary>What PyTorch calls each parameter: by its place in a <c>Sequential</c>.</summary>
    private static readonly ValueList<(string Ours, string Theirs)> Names = [("conv1", "features.0"), ("conv2", "features.3"), ("dense1", "features.7"), ("dense2", "classifier")];

    private static readonly ValueList<string> Roles = ["weight", "bias"];

    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from file in Loaded("digits-0-to-6.safetensors")
        from weights in Converted(file.Tensors)
        from digits in Tables.Load("digits")
        from known in (Features >> Dense(First)).Build([1, Side, Side])
        from old in Placed(digits, Rows(digits, digit => digit < First), 0, Key.Fold("known"))
        from evaluation in Evaluation.Of(SoftmaxCrossEntropy, known, old)
        from read in evaluation.Scored<float>(weights, old)
        from results in (from count in effort.Of<int[]>(quick: [2, 5, 10], full: [1, 2, 5, 10, 20, 50])
                         select (from key in Enumerable.Range(1, effort.Of(quick: 3, full: 10)) select Both(digits, weights, count, Key.Fold(key))).Sequence().Map(found => new Result(count, [.. found]))).Sequence()
        from some in Placed(digits, [.. Rows(digits, digit => digit >= First).Take(6)], First, Key.Fold("some"))
        let five = results.First(result => result.Count == 5)
        select Findings.Of([Curves(results), Shown("new digits, at drawn places", "ink", some.Features, Palette.Tint), Shown("filters of conv1", "weight", weights["conv1.weight"], Palette.BlueRed)], columns: 3)
            .With("The tensors of the file, and where they go: PyTorch keeps the weights of a linear layer as (out, in), here they are (in, out).", new(
                ["in the file", "shape", "here", "shape"],
                [.. from name in Names from role in Roles let theirs = file.Tensors[$"{name.Theirs}.{role}"] let ours = weights[$"{name.Ours}.{role}"] select ValueList.Of($"{name.Theirs}.{role}", $"{theirs.Shape}", $"{name.Ours}.{role}", $"{ours.Shape}")]))
            .With($"The digits 7, 8 and 9 at places drawn by a key: accuracy on all that were not trained on, mean over {five.Runs.Count} keys.", new(
                ["examples of each", "frozen, new head", "from scratch", "difference", "least difference"],
                [.. results.Select(result => ValueList.Of($"{result.Count}", Numerals.Percent(result.Transfer), Numerals.Percent(result.Scratch), Numerals.Percent(result.Transfer - result.Scratch), Numerals.Percent(result.Runs.Min(run => run.Transfer - run.Scratch))))]))
            .Claim(
                Claim.ShareAtLeast("the accuracy of the loaded network on the digits that it knows, at other places,", read.Accuracy.IfNone(0), 0.97),
                Claim.ShareAtLeast("the accuracy of a new head that has met 5 examples of each new digit", five.Transfer, 0.55),
                Claim.AtLeast("by how much that is above the accuracy from scratch", five.Transfer - five.Scratch, 0.05))
            .Claim("training leaves what is frozen as it was loaded", results.All(result => result.Runs.All(run => run.IsKept)));

    /// <summary>What was found with so many examples of each digit, by each key.</summary>
    private sealed record Result(int Count, ValueList<(double Transfer, double Scratch, bool IsKept)> Runs)
    {
        public double Transfer => Runs.Average(run => run.Transfer);

        public double Scratch => Runs.Average(run => run.Scratch);
    }

    private static Validation<NnError, Safetensors> Loaded(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? Stream.Null;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Safetensors.Parse(bytes.ToArray(), name);
    }

    /// <summary>The parameters by the names of this library, linear weights transposed.</summary>
    private static Validation<NnError, Env> Converted(Env theirs) =>
        (from name in Names
         from role in Roles
         select theirs.Find($"{name.Theirs}.{role}").ToValidation<NnError>(new DataError("no such tensor in the file") { Found = $"{name.Theirs}.{role}" })
            .Bind(tensor => tensor.Shape.Rank == 2 ? SwapAxes(Expr.Constant(tensor), 0, 1).Evaluate<float>(Env.Empty).Map(transposed => (Tensor)transposed) : Ok(tensor))
            .Map(tensor => ($"{name.Ours}.{role}", tensor))).Sequence().Map(all => Env.Of(all));

    /// <summary>The accuracies of a new head on frozen features, and of a network from scratch, on the same examples.</summary>
    private static Validation<NnError, (double Transfer, double Scratch, bool IsKept)> Both(Dataset digits, Env weights, int count, Key key)
    {
        int[] shuffled = [.. key.Permutation(digits.Count)];
        var all = Rows(digits, digit => digit >= First, shuffled);
        int[] few = [.. all.GroupBy(row => Digit(digits, row)).SelectMany(same => same.Take(count))];
        return from train in Placed(digits, few, First, key.Fold("train"))
               from test in Placed(digits, [.. all.Except(few)], First, key.Fold("test"))
               from fresh in (Features >> Dense(Classes)).Build([1, Side, Side])
               from frozen in fresh.Freeze("conv1", "conv2", "dense1")
               let kept = weights.Where(name => !name.StartsWith("dense2", StringComparison.Ordinal))
               from transfer in Trained(frozen, train, test, 0.01, key, kept)
               from scratch in Trained(fresh, train, test, 0.002, key, Env.Empty)
               select (transfer.Accuracy, scratch.Accuracy, kept.All(value => transfer.Parameters[value.Key] == value.Value));
    }

    private static Validation<NnError, (double Accuracy, Env Parameters)> Trained(Model model, Dataset train, Dataset test, double rate, Key key, Env start) =>
        from run in (Minimise(SoftmaxCrossEntropy) with { Optimizer = Adam(rate), Batch = 16 }).Run<float>(model, train, key, start: start)
        from end in run.At(Steps)
        from evaluation in Evaluation.Of(SoftmaxCrossEntropy, model, test)
        from score in evaluation.Scored<float>(end.Parameters, test)
        select (score.Accuracy.IfNone(0), end.Parameters);

    private static int Digit(Dataset digits, int row) => (int)digits.Targets.To<int>().Span[row];

    private static int[] Rows(Dataset digits, Func<int, bool> which, int[]? order = null) => [.. (order ?? [.. Enumerable.Range(0, digits.Count)]).Where(row => which(Digit(digits, row)))];

    /// <summary>Images of 8 by 8 somewhere in fields of 12 by 12, with their digits counted from <paramref name="first"/>.</summary>
    private static Validation<NnError, Dataset> Placed(Dataset digits, int[] rows, int first, Key key)
    {
        var (pixels, free) = (digits.Features.To<float>(), Side - 8 + 1);
        var places = Enumerable.Range(0, rows.Length).Select(i => (Top: key.Integer(2 * i, free), Left: key.Integer((2 * i) + 1, free))).ToArray();
        float Pixel(int i, int y, int x) => y is >= 0 and < 8 && x is >= 0 and < 8 ? pixels[rows[i], (8 * y) + x] / 16 : 0;
        return Dataset.Of(
            Tensor.Generate([rows.Length, 1, Side, Side], at => at / (Side * Side) is var i ? Pixel(i, (at / Side % Side) - places[i].Top, (at % Side) - places[i].Left) : 0),
            Tensor.Generate([rows.Length], i => Digit(digits, rows[i]) - first),
            classNames: [.. first == 0 ? digits.ClassNames.Take(First) : digits.ClassNames.Skip(first)]);
    }

    private static Plot Curves(IEnumerable<Result> results)
    {
        ValueList<double> counts = [.. results.Select(result => (double)result.Count)];
        return Plot.Of("digits 7, 8 and 9",
            new Band("frozen", counts, [.. results.Select(result => result.Runs.Min(run => run.Transfer))], [.. results.Select(result => result.Runs.Max(run => run.Transfer))]),
            new Band("scratch", counts, [.. results.Select(result => result.Runs.Min(run => run.Scratch))], [.. results.Select(result => result.Runs.Max(run => run.Scratch))]),
            new Line("frozen", counts, [.. results.Select(result => result.Transfer)]),
            new Line("scratch", counts, [.. results.Select(result => result.Scratch)])).LabelX("examples of each digit").LabelY("accuracy").LogX().Sized(320, 300);
    }

    private static Plot Shown(string title, string label, Tensor images, Palette palette) =>
        Plot.Of(title, new Images(images.Shape[^2].Extent, images.Shape[^1].Extent, [.. images.To<double>().Span], label) { Palette = palette }).Sized(340, 300);
}
