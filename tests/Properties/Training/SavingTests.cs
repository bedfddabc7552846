using Functional.Nn.Properties.Adapter;
using Functional.Nn.Interop;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

public sealed class SavingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fnn").FullName;

    private static readonly Dataset Iris = Tables.Load("iris").OrThrow();
    private static readonly TrainedModel Trained = Train();

    private string File => Path.Combine(folder, "iris.safetensors");

    [Fact]
    public void A_saved_model_loads_as_an_equal_value_with_equal_predictions()
    {
        Trained.Save(File).OrThrow();
        var loaded = TrainedModel.Load(File).OrThrow();
        Assert.Equal(Trained, loaded);
        Assert.Equal(Trained.Predict<float>(Iris.Features).OrThrow(), loaded.Predict<float>(Iris.Features).OrThrow());
    }

    [Fact]
    public void The_file_is_plain_safetensors_with_named_weights_and_readable_metadata()
    {
        Trained.Save(File).OrThrow();
        var file = Safetensors.Read(File).OrThrow();
        Assert.Equal(["dense1.bias", "dense1.weight", "dense2.bias", "dense2.weight"], file.Tensors.Names);
        Assert.Equal("dense 8 >> tanh >> dropout rate=0.1 >> dense 3", file.Metadata["network"]);
        Assert.Contains("versicolor", file.Metadata["classes"], StringComparison.Ordinal);
    }

    [Fact]
    public void Saving_replaces_a_file_whole_and_leaves_nothing_else_behind()
    {
        System.IO.File.WriteAllText(File, "something else");
        Trained.Save(File).OrThrow();
        Assert.Equal([File], Directory.GetFiles(folder));
        Assert.Equal(Trained, TrainedModel.Load(File).OrThrow());
    }

    [Fact]
    public void A_model_with_an_op_of_your_own_loads_where_its_assembly_is_named()
    {
        var model = (Dense(2) >> new Ops.OpLayer(new CubeOp()) >> Dense(3)).Build(Iris.FeatureShape).OrThrow();
        var trained = Trained with { Model = model, Parameters = model.Initial<float>(1) };
        trained.Save(File).OrThrow();
        Assert.Equal(trained, TrainedModel.Load(File, typeof(CubeOp).Assembly).OrThrow());
        Assert.Contains("cube", Assert.Single(TrainedModel.Load(File).Errors()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_indices_loads_as_one_of_indices_and_is_used_without_scaling()
    {
        var model = (new OneHotLayer(5) >> Dense(2)).Build(new TensorType([3], Kind.Index)).OrThrow();
        var trained = new TrainedModel(model, model.Initial<float>(1), MeanSquaredError, Scaler.Identity(3), new(["a", "b", "c"], "", []));
        var indices = Tensor.Of<int>([2, 3], 0, 1, 2, 3, 4, 0);
        trained.Save(File).OrThrow();
        var loaded = TrainedModel.Load(File, typeof(OneHotLayer).Assembly).OrThrow();
        Assert.Equal(trained, loaded);
        Assert.Equal(model.Predict<float>(trained.Parameters, indices).OrThrow(), loaded.Predict<float>(indices).OrThrow());
        Assert.Contains("index [3]", Assert.Single(loaded.Predict<float>(indices.To<float>()).Errors()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shape_of_real_examples_is_saved_as_it_always_was()
    {
        Trained.Save(File).OrThrow();
        Assert.Equal("[4]", Safetensors.Read(File).OrThrow().Metadata["input"]);
    }

    [Fact]
    public void Saving_into_no_folder_is_an_error_that_names_it() =>
        Assert.Contains("nowhere", Assert.Single(Trained.Save(Path.Combine(folder, "nowhere", "x.safetensors")).Errors()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("format", "other/9")]
    [InlineData("network", "dense 8 >> tahn")]
    [InlineData("network", "dense 9 >> tanh >> dropout rate=0.1 >> dense 3")]
    [InlineData("network", "dense 8 >> tanh >> dropout rate=0.2 >> dense 3")]
    [InlineData("network", "dense 8 >> tanh >> residual (dense 2)")]
    [InlineData("input", "[5]")]
    [InlineData("input", "[-4]")]
    [InlineData("input", "four")]
    [InlineData("input", "index [4]")]
    [InlineData("input", "index")]
    [InlineData("loss", "hinge")]
    [InlineData("scaler", "{}")]
    [InlineData("scaler", """{"shift":[0],"factor":[1]}""")]
    [InlineData("features", "7")]
    [InlineData("classes", """["a", null, "c"]""")]
    [InlineData("classes", "[")]
    [InlineData("classes", """["a", "b"]""")]
    [InlineData("features", """["a"]""")]
    [InlineData("fingerprint", "0000")]
    public void A_mismatching_entry_is_an_error_that_names_file_and_entry(string entry, string text)
    {
        Trained.Save(File).OrThrow();
        var file = Safetensors.Read(File).OrThrow();
        (file with { Metadata = file.Metadata.With(entry, text) }).Write(File).OrThrow();
        Assert.All(TrainedModel.Load(File).Errors(), e => Assert.Contains(File, e.Where, StringComparison.Ordinal));
        Assert.NotEmpty(TrainedModel.Load(File).Errors());
    }

    [Property(MaxTest = 30)]
    public void A_flipped_bit_of_a_tensor_is_an_error(int position, int bit)
    {
        Trained.Save(File).OrThrow();
        var bytes = System.IO.File.ReadAllBytes(File);
        var tensors = Trained.Parameters.Sum(p => p.Value.Bytes.Length);
        bytes[^(1 + (int)((uint)position % tensors))] ^= (byte)(1 << (bit & 7));
        System.IO.File.WriteAllBytes(File, bytes);
        Assert.Contains("digest", Assert.Single(TrainedModel.Load(File).Errors()).Message, StringComparison.Ordinal);
    }

    [Property(MaxTest = 200)]
    public void A_flipped_bit_anywhere_is_an_error(int position, int bit)
    {
        Trained.Save(File).OrThrow();
        var bytes = System.IO.File.ReadAllBytes(File);
        bytes[(int)((uint)position % bytes.Length)] ^= (byte)(1 << (bit & 7));
        System.IO.File.WriteAllBytes(File, bytes);
        TrainedModel.Load(File).Match(Succ: loaded => Assert.Equal(Trained, loaded), Fail: errors => Assert.NotEmpty(errors));
    }

    [Fact]
    public void What_could_not_be_loaded_is_not_saved()
    {
        TrainedModel[] broken =
        [
            Trained with { Parameters = Env.Empty },
            Trained with { Scaler = Scaler.Identity(3) },
            Trained with { Schema = Trained.Schema with { Classes = ["one"] } },
        ];
        Assert.All(broken, model => Assert.NotEmpty(model.Save(File).Errors()));
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void A_missing_entry_tensor_or_an_extra_one_is_an_error()
    {
        Trained.Save(File).OrThrow();
        var file = Safetensors.Read(File).OrThrow();
        Safetensors[] broken =
        [
            .. file.Metadata.Names.Select(name => file with { Metadata = Metadata.Of(file.Metadata.Where(m => m.Key != name).Select(m => (m.Key, m.Value))) }),
            .. file.Tensors.Names.Select(name => file with { Tensors = file.Tensors.Where(n => n != name) }),
            .. file.Tensors.Names.Select(name => file with { Tensors = file.Tensors.With(name, Tensor.Scalar(1f)) }),
            file with { Tensors = file.Tensors.With("extra", Tensor.Scalar(1f)) },
            file with { Tensors = file.Tensors.With("dense1.bias", Tensor.Fill([8], 1)) },
        ];
        Assert.All(broken, b =>
        {
            b.Write(File).OrThrow();
            Assert.NotEmpty(TrainedModel.Load(File).Errors());
        });
    }

    [Fact]
    public void Every_truncation_is_an_error_and_none_an_exception()
    {
        Trained.Save(File).OrThrow();
        var bytes = System.IO.File.ReadAllBytes(File);
        for (var length = 0; length < bytes.Length; length += 1 + (length / 50))
        {
            System.IO.File.WriteAllBytes(File, bytes[..length]);
            Assert.NotEmpty(TrainedModel.Load(File).Errors());
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static TrainedModel Train()
    {
        var scaler = Scaler.Standard(Iris);
        var model = (Dense(8) >> Tanh >> Dropout(0.1) >> Dense(3)).Build(Iris.FeatureShape).OrThrow();
        var epoch = Recipe.Minimise(SoftmaxCrossEntropy).Fit(model, scaler.Apply(Iris), 1).OrThrow().First();
        return new(model, epoch.State.Parameters, SoftmaxCrossEntropy, scaler, new(Iris.FeatureNames, "target", Iris.ClassNames));
    }
}
