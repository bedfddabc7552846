using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

public sealed class CheckpointTests : IDisposable
{
    private const int Steps = 12;

    private static readonly Dataset Iris = Scaler.Standard(Tables.Load("iris").OrThrow()).Apply(Tables.Load("iris").OrThrow());
    private static readonly Split Parts = Iris.Split(0.8, 5).OrThrow();
    private static readonly Model Net = (Dense(6) >> BatchNorm() >> Tanh >> Dropout(0.2) >> Dense(3)).Build(Iris.FeatureShape).OrThrow();

    private static readonly Dictionary<string, Run<float>> Runs = new[]
    {
        "adam rate=0.01", "momentum rate=(cosine 0.1 30)", "accumulate 3 (sgd 0.1)", "adam 0.05 >> reduce-on-plateau patience=1", "average >> noise 0.01 >> sgd 0.1",
    }.ToDictionary(text => text, text => Prepared(text));

    private readonly string folder = Directory.CreateTempSubdirectory("fnn").FullName;

    public static TheoryData<string> Optimizers => new(Runs.Keys);

    private string Path => System.IO.Path.Combine(folder, "run.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Going_on_from_the_file_of_any_step_is_bit_equal_to_never_having_stopped(string optimizer)
    {
        var run = Runs[optimizer];
        var whole = Checkpoints(run, Checkpoint.Of(run.Initial)).Take(Steps).ToArray();
        Assert.Equal(Enumerable.Range(1, Steps), whole.Select(checkpoint => checkpoint.Epoch.State.Step));
        for (var stopped = 0; stopped < Steps; stopped++)
        {
            whole[stopped].Save(Path, run.Identity).OrThrow();
            var loaded = Checkpoint.Load(Path, run.Identity).OrThrow();
            Assert.Equal(whole[stopped], loaded);
            Assert.Equal(whole[(stopped + 1)..], Checkpoints(run, loaded).Take(Steps - stopped - 1));
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Whole_epochs_are_the_same_whether_those_under_way_are_shown_or_not(string optimizer)
    {
        var run = Runs[optimizer];
        Assert.Equal(run.Epochs().Take(3), Checkpoints(run, Checkpoint.Of(run.Initial)).Select(checkpoint => checkpoint.Epoch).Where(epoch => epoch.IsWhole).Take(3));
    }

    [Property(MaxTest = 20)]
    public Property Any_step_can_be_gone_to_and_done_again(int seed) => Prop.ForAll(Arb.From(Gen.Choose(0, 14)), Arb.From(Gen.Choose(0, 14)), (a, b) =>
    {
        var run = Runs.Values.ElementAt((seed & int.MaxValue) % Runs.Count);
        var (first, last) = (Math.Min(a, b), Math.Max(a, b));
        var state = run.At(last).OrThrow();
        Assert.Equal(state, run.At(last, run.At(first).OrThrow()).OrThrow());
        var (next, after) = (run.Next(state).OrThrow().State, run.At(last + 1).OrThrow());
        Assert.Equal((next.Parameters, next.Step), (after.Parameters, after.Step));
    });

    [Fact]
    public void What_cannot_be_gone_to_is_told()
    {
        var run = Runs["adam rate=0.01"];
        Assert.Equal("5 or more, where it begins", Assert.Single(run.At(3, run.At(5).OrThrow()).Errors()).Expected);
        Assert.Equal("0 to 3 of an epoch done", Assert.Single(run.At(9, run.Initial with { Batches = 4 }).Errors()).Expected);
        Assert.Equal("1 or more", Assert.Single(run.After(run.Epochs().First(), every: 0).Errors()).Expected);
        Assert.StartsWith("step 2, ", Assert.Single(Prepared("sgd 1e30").At(9).Errors()).Where, StringComparison.Ordinal);
        Assert.Contains("batch-norm1.bias", Assert.Single(Recipe.Minimise(SoftmaxCrossEntropy).Run<float>(Net, Parts.Train, 3, start: Env.Of(("other", Tensor.Scalar(1.0)))).Errors()).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_part_of_a_run_is_in_its_identity()
    {
        var usual = Prepared("adam").Identity;
        Assert.Equal(usual, Prepared("adam").Identity);
        Assert.Equal(["recipe", "step"], Others(usual, Prepared("adam 0.02").Identity));
        Assert.Equal(["recipe"], Others(usual, Prepared("adam", recipe => recipe with { Batch = 31 }).Identity));
        Assert.Equal(["network", "start", "step"], Others(usual, Prepared("adam", model: (Dense(6) >> Dense(3)).Build([4]).OrThrow()).Identity));
        Assert.Equal(["data"], Others(usual, Prepared("adam", data: Parts.Train.Shuffle(1)).Identity));
        Assert.Equal(["validation"], Others(usual, Prepared("adam", validation: Parts.Train).Identity));
        Assert.Equal(["key", "start"], Others(usual, Prepared("adam", key: 4).Identity));
        Assert.Equal(["start"], Others(usual, Prepared("adam", start: Net.Initial<float>(9)).Identity));
        Assert.Equal(["data", "precision", "start", "validation"], Others(usual, Recipe.Minimise(SoftmaxCrossEntropy).Run<double>(Net, Parts.Train, 3, Parts.Test).OrThrow().Identity));
    }

    [Property(MaxTest = 30)]
    public Property Equal_fingerprints_mean_equal_weights_and_other_keys_others(int key, int other) => (key != other).Implies(() =>
    {
        var (one, same, second) = (Prepared("adam", key: key), Prepared("adam", key: key), Prepared("adam", key: other));
        Assert.Equal(one.Identity.Fingerprint, same.Identity.Fingerprint);
        Assert.Equal(one.At(5), same.At(5));
        Assert.NotEqual(one.Identity.Fingerprint, second.Identity.Fingerprint);
        Assert.NotEqual(one.At(5).OrThrow().Parameters, second.At(5).OrThrow().Parameters);
    });

    [Fact]
    public void A_checkpoint_of_another_run_is_refused_and_says_in_what()
    {
        var run = Runs["adam rate=0.01"];
        Checkpoint.Of(run.Initial).Save(Path, run.Identity).OrThrow();
        var errors = Checkpoint.Load(Path, Runs["momentum rate=(cosine 0.1 30)"].Identity).Errors().ToArray();
        Assert.Equal([$"{Path}, run.recipe", $"{Path}, run.step"], errors.Select(error => error.Where));
        Assert.All(errors, error => Assert.Contains("another run", error.Hint, StringComparison.Ordinal));
        Assert.Equal("functional.nn/1", Assert.Single(TrainedModel.Load(Path).Errors()).Expected);
    }

    [Property(MaxTest = 60)]
    public Property A_damaged_file_is_an_error_and_never_another_state(int place, byte flipped) => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), cut =>
    {
        var run = Runs["adam rate=0.01"];
        var checkpoint = Checkpoints(run, Checkpoint.Of(run.Initial)).ElementAt(5);
        checkpoint.Save(Path, run.Identity).OrThrow();
        var bytes = File.ReadAllBytes(Path);
        bytes[(place & int.MaxValue) % bytes.Length] ^= flipped;
        File.WriteAllBytes(Path, flipped == 0 ? bytes[..(cut % bytes.Length)] : bytes);
        Assert.NotEmpty(Checkpoint.Load(Path, run.Identity).Errors());
    });

    [Fact]
    public void Temporary_files_of_processes_that_were_killed_are_cleared_away()
    {
        var (old, young, other) = ($"{folder}/.run.safetensors.{Guid.NewGuid():N}.tmp", $"{folder}/.run.safetensors.{Guid.NewGuid():N}.tmp", $"{folder}/.run.safetensors.mine.tmp");
        foreach (var file in new[] { old, young, other })
            File.WriteAllText(file, "half");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-2));
        File.SetLastWriteTimeUtc(other, DateTime.UtcNow.AddHours(-2));
        Checkpoint.Of(Runs["adam rate=0.01"].Initial).Save(Path, Runs["adam rate=0.01"].Identity).OrThrow();
        Assert.Equal(new[] { young, other, Path }.Order(StringComparer.Ordinal), Directory.GetFiles(folder).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Others(RunIdentity one, RunIdentity other) => one.Texts.Where(part => other.Texts[part.Key] != part.Value).Select(part => part.Key);

    private static IEnumerable<Checkpoint> Checkpoints(Run<float> run, Checkpoint start) => Checkpoint.Scan(start, run.After(start.Epoch, every: 1).OrThrow());

    private static Run<float> Prepared(string optimizer, Func<Recipe, Recipe>? change = null, Model? model = null, Dataset? data = null, Dataset? validation = null, int key = 3, Env? start = null) =>
        (change ?? (recipe => recipe))(Recipe.Minimise(SoftmaxCrossEntropy) with { Optimizer = Notation.Parse<GradientTransform>(optimizer).OrThrow() })
            .Run<float>(model ?? Net, data ?? Parts.Train, key, validation ?? Parts.Test, start).OrThrow();
}
