using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;
using static Functional.Nn.Training.Recipe;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(LayerGenerators)])]
public sealed class SurgeryTests
{
    private static readonly Model Net = Built(Dense(8) >> Relu >> Residual(Dense(8) >> Tanh) >> Repeat(2, Dense(8)) >> Dense(3), [4]);

    [Property]
    public bool Nothing_changes_where_every_layer_stays(LayerCase a) => ReferenceEquals(a.Layer.Map(layer => layer), a.Layer);

    [Property]
    public void A_layer_in_its_own_stead_changes_nothing(LayerCase a) =>
        Assert.All(a.Layer.Places(), at => Assert.Equal(a.Model, a.Model.Replace(at.Place, at.Layer).OrThrow()));

    [Property]
    public void Places_are_those_of_parameters(LayerCase a)
    {
        var places = a.Layer.Places().Select(at => at.Place).ToHashSet();
        Assert.Equal(places.Count, a.Layer.Places().Length);
        Assert.All(a.Model.Variables.Select(v => v.Variable).Where(name => !name.StartsWith("shared:", StringComparison.Ordinal)), name =>
            Assert.Contains(places.SelectMany(Times), place => name[..name.LastIndexOf('.')] == place || name.StartsWith(place + "/", StringComparison.Ordinal)));
    }

    [Property]
    public void Layers_that_go_leave_the_names_of_all_others(LayerCase a)
    {
        foreach (var (place, _) in a.Layer.Places())
            a.Model.Prune(place).IfSuccess(pruned => Assert.Empty(pruned.Layer.Places().Select(at => at.Place).Except(a.Layer.Places().Select(at => at.Place))));
    }

    [Property]
    public Property Several_changes_at_once_leave_the_names_of_all_others() => Prop.ForAll(Several.ToArbitrary(), c =>
    {
        var places = c.Layer.Places();
        var changes = places.Zip(c.Changes, (at, change) => (at.Place, Change: change)).Where(at => at.Change is not null).ToDictionary(at => at.Place, at => at.Change!);
        var after = LayerTree.Changed(c.Layer, (place, part) => place is not null && changes.TryGetValue(place, out var other) ? other : part).Places().ToDictionary(at => at.Place, at => at.Layer);
        Assert.All(
            places.Where(at => at.Layer is not ResidualLayer && !changes.Keys.Any(changed => at.Place == changed || at.Place.StartsWith(changed + "/", StringComparison.Ordinal))),
            at => Assert.Equal(at.Layer, after[at.Place] is RenamedLayer renamed ? renamed.Layer : after[at.Place]));
    });

    [Property]
    public void Frozen_parameters_keep_names_and_start_and_are_not_learned(LayerCase a)
    {
        var places = a.Layer.Places().Select(at => at.Place).Where(place => !place.Contains('/', StringComparison.Ordinal)).ToArray();
        var frozen = a.Model.Freeze(places).OrThrow();
        Assert.Empty(frozen.Parameters);
        Assert.Empty(frozen.Updates);
        Assert.Equal(a.Model.Variables.Select(v => v.Variable).Order(), frozen.Variables.Select(v => v.Variable).Order());
        Assert.Equal(a.Model.Initial<double>(Key.Of(3)), frozen.Initial<double>(Key.Of(3)));
        Assert.Equal(UnreadOutputs.Dropped(frozen.Output), frozen.Prediction);
        Assert.Equal(a.Model.Unfreeze().OrThrow(), frozen.Unfreeze().OrThrow());
        Assert.Equal(a.Model.Unfreeze().OrThrow(), frozen.Unfreeze(places.Reverse()).Bind(model => model.Unfreeze(places)).OrThrow());
        var env = a.Model.Initial<double>(Key.Of(3)).With("x", Tensor.Generate(Shape.Of([2, .. a.Example]), i => Math.Cos(i)));
        Assert.Equal(a.Model.Prediction.Evaluate<double>(env).OrThrow(), frozen.Prediction.Evaluate<double>(env).OrThrow());
    }

    [Fact]
    public void Training_leaves_frozen_parameters_as_they_are_and_learns_the_others()
    {
        var data = Tables.Load("iris").Bind(iris => iris.To<double>()).OrThrow();
        var model = Built(Dense(8) >> BatchNorm() >> Relu >> Dense(3), [4]).Freeze("dense1", "batch-norm1").OrThrow();
        var step = Minimise(SoftmaxCrossEntropy).Compile(model, data).OrThrow();
        var start = step.Initial<double>(Key.Of(1));
        var after = data.Batches(50).Aggregate(start, (state, batch) => step.Step<double>(state, batch).OrThrow().State);
        Assert.Equal(["batch-norm1.bias", "batch-norm1.mean", "batch-norm1.variance", "batch-norm1.weight", "dense1.bias", "dense1.weight"], start.Parameters.Names.Where(name => after.Parameters[name] == start.Parameters[name]));
        Assert.Equal(start.Parameters.Names, after.Parameters.Names);
    }

    [Fact]
    public void What_kept_name_and_shape_starts_as_it_was_trained()
    {
        var data = Tables.Load("iris").OrThrow();
        var before = Built(Dense(8) >> Relu >> Dense(3), [4]);
        var trained = Minimise(SoftmaxCrossEntropy).Fit(before, data, 1).OrThrow().First().State.Parameters;
        var after = before.Freeze("dense1").OrThrow().Replace("dense2", Dense(3, bias: false)).OrThrow();
        var epoch = Minimise(SoftmaxCrossEntropy).Fit(after, data, 2, start: trained).OrThrow().First();
        Assert.Equal(trained["dense1.weight"], epoch.State.Parameters["dense1.weight"]);
        Assert.Equal(["dense1.bias", "dense1.weight", "dense2.weight"], epoch.State.Parameters.Names);
    }

    [Fact]
    public void Gradients_flow_through_what_is_frozen()
    {
        var model = Built(Dense(4) >> Tanh >> Dense(2), [3]).Freeze("dense2").OrThrow();
        Assert.Equal(["dense1.weight", "dense1.bias"], model.Parameters.Select(p => p.Variable));
        var gradient = model.Prediction.SumTo([]).Gradient(model.Input);
        Assert.Contains(Graph.Of(gradient).Variables, v => v.Variable == "dense2.weight");
        Assert.NotEqual(Expr.Fill(model.Input.Shape, 0), gradient);
    }

    [Fact]
    public void What_is_frozen_is_learned_again_place_by_place()
    {
        var frozen = Net.Freeze("dense1", "residual1", "repeat1/*/dense1").OrThrow();
        Assert.Equal(Net.Freeze("residual1", "repeat1/*/dense1").OrThrow(), frozen.Unfreeze("dense1").OrThrow());
        Assert.Equal(frozen, frozen.Unfreeze("dense2", "residual1/dense1").OrThrow());
        Assert.Equal(Net, frozen.Unfreeze("repeat1", "residual1", "dense1").OrThrow());
        Assert.StartsWith("place of a layer", Error(frozen.Unfreeze("dense1", "dense3")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_place_keeps_its_name()
    {
        Assert.Equal("dense 8 >> relu >> residual (dense 8 >> tanh) >> repeat 2 (dense 8) >> dense 3", $"{Net.Layer}");
        Assert.Equal(["dense1", "relu1", "residual1", "residual1/dense1", "residual1/tanh1", "repeat1", "repeat1/*/dense1", "dense2"], Net.Layer.Places().Select(at => at.Place));
        Assert.Equal(["dense2.weight", "dense2.bias"], Net.Prune("residual1").OrThrow().Prune("repeat1").OrThrow().Prune("dense1").OrThrow().Parameters.Select(p => p.Variable));
        Assert.Equal("relu >> residual (dense 8 >> tanh) >> repeat 2 (dense 8) >> renamed \"dense2\" (dense 3)", $"{Net.Layer.Replace("dense1", Layer.Identity).OrThrow()}");
        Assert.Equal("dense 8 >> relu >> residual (dense 8 >> tanh) >> repeat 2 (dense 8) >> dense 5", $"{Net.Layer.Replace("dense2", Dense(5)).OrThrow()}");
        Assert.Equal("named \"dense1\" (dense 8 >> dropout) >> relu >> residual (dense 8 >> tanh) >> repeat 2 (dense 8) >> renamed \"dense2\" (dense 3)", $"{Net.Layer.Replace("dense1", Dense(8) >> Dropout()).OrThrow()}");
        Assert.Equal("renamed \"dense1\" layer-norm >> relu >> residual (dense 8 >> tanh) >> repeat 2 (dense 4) >> renamed \"dense2\" (dense 3)", $"{Net.Layer.Replace("dense1", LayerNorm()).OrThrow().Replace("repeat1/*/dense1", Dense(4)).OrThrow()}");
        Assert.Equal(["head.weight", "head.bias"], Net.Named("dense2", "head").OrThrow().Parameters.Select(p => p.Variable).TakeLast(2));
        Assert.Equal(["tail.weight", "tail.bias"], Net.Named("dense2", "head").OrThrow().Named("head", "tail").OrThrow().Parameters.Select(p => p.Variable).TakeLast(2));
    }

    [Fact]
    public void What_is_shared_is_frozen_at_all_its_places_at_once()
    {
        var tied = Built(Shared("s", Dense(5)) >> Relu >> Shared("s", Dense(5)) >> Dense(1), [5]);
        Assert.Equal(["dense1.weight", "dense1.bias"], tied.Freeze("shared1", "shared2").OrThrow().Parameters.Select(p => p.Variable));
        Assert.All(tied.Freeze("shared1").Errors(), error => Assert.EndsWith("freeze all its places or none.", error.Hint, StringComparison.Ordinal));
    }

    [Fact]
    public void Parts_that_are_no_body_stand_below_their_names()
    {
        var decoder = Built(TransformerDecoder(1, 4, memory: Dense(4)), [3, 4]);
        Assert.Equal(["transformer-decoder1", "transformer-decoder1/memory/dense1"], decoder.Layer.Places().Select(at => at.Place));
        Assert.Contains(decoder.Parameters, p => p.Variable == "transformer-decoder1/memory/dense1.weight");
    }

    [Fact]
    public void Each_layer_can_be_changed_wherever_it_stands() => Assert.Equal(
        "dense 16 >> elu >> residual (dense 16 >> tanh) >> repeat 2 (dense 16) >> dense 3",
        $"{Net.Layer.Map(layer => layer is DenseLayer { Units: 8 } dense ? dense with { Units = 16 } : layer == Relu ? Elu(1) : layer)}");

    [Fact]
    public void What_is_renamed_or_frozen_may_go_or_become_several_layers()
    {
        var net = Renamed("a", Dense(3)) >> Frozen(Relu) >> Frozen(Renamed("b", Dense(2)));
        Assert.Equal("frozen relu", $"{net.Map(layer => layer is DenseLayer ? Identity : layer)}");
        Assert.Equal("named \"a\" (dense 3 >> tanh) >> frozen relu >> frozen (named \"b\" (dense 2 >> tanh))", $"{net.Map(layer => layer is DenseLayer ? layer >> Tanh : layer)}");
    }

    [Fact]
    public void What_does_not_fit_is_told()
    {
        Assert.Equal("place of a layer: expected one of dense1, relu1, residual1, residual1/dense1, residual1/tanh1, repeat1, repeat1/*/dense1, dense2, found \"dense3\". Did you mean 'dense1'?", Error(Net.Replace("dense3", Relu)));
        Assert.StartsWith("residual1: ", Error(Net.Replace("dense1", Dense(7)).Bind(m => m.Replace("residual1", Residual(Dense(8))))), StringComparison.Ordinal);
        Assert.Contains("two layers of one name", Error(Net.Named("dense1", "dense2")), StringComparison.Ordinal);
        Assert.Contains("none: the model is the identity", Error(Built(Layer.Identity, [3]).Freeze("dense1")), StringComparison.Ordinal);
    }

    /// <summary>Layers that are all of their own sizes, and for each place what shall stand there instead, if anything.</summary>
    private static readonly Gen<(Layer Layer, Layer?[] Changes)> Several =
        from kinds in Gen.Choose(2, 8).SelectMany(n => Gen.Choose(0, 3).ArrayOf(n))
        from changes in Gen.Choose(0, 6).ArrayOf(3 * kinds.Length)
        select (
            ChainLayer.Of(kinds.Select((kind, i) => kind switch { 0 => Rnn(i + 1), 1 => Residual(Dense(i + 1) >> Dense(i + 20)), _ => Dense(i + 1) })),
            changes.Select((change, i) => change switch { 0 => Layer.Identity, 1 => Dense(100 + i), 2 => Rnn(100 + i), 3 => Dense(200 + i) >> Dense(300 + i), _ => null }).ToArray());

    private static string Error(LanguageExt.Validation<NnError, Model> failed) => $"{Assert.Single(failed.Errors())}";

    private static Model Built(Layer layer, Shape example) => layer.Build(example).OrThrow();

    /// <summary>The names that a place has at each time of what is repeated.</summary>
    private static IEnumerable<string> Times(string place) => place.IndexOf('*', StringComparison.Ordinal) is >= 0 and var star
        ? Enumerable.Range(1, 4).SelectMany(time => Times($"{place[..star]}{time}{place[(star + 1)..]}"))
        : [place];
}
