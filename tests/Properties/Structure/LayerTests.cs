using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(LayerGenerators)])]
public sealed class LayerTests
{
    [Property]
    public bool Composition_is_associative(Layer a, Layer b, Layer c) =>
        (a >> b) >> c == a >> (b >> c) && ((a >> b) >> c).GetHashCode() == (a >> (b >> c)).GetHashCode() && $"{(a >> b) >> c}" == $"{a >> (b >> c)}";

    [Property]
    public bool Identity_composes_without_effect(Layer a) =>
        a >> Identity == a && Identity >> a == a && Identity >> Identity == Identity && $"{Identity >> a}" == $"{a}";

    [Property]
    public void Grouping_does_not_change_the_graph(LayerCase a)
    {
        var parts = a.Layer is ChainLayer chain ? chain.Layers.Items : [a.Layer];
        var left = parts.Aggregate(Identity, (before, next) => before >> next);
        var right = parts.Reverse().Aggregate(Identity, (after, next) => next >> after);
        Assert.Equal(a.Layer, left);
        Assert.Equal(a.Layer, right);
        Assert.Equal(a.Model.Fingerprint, left.Build(a.Example).OrThrow().Fingerprint);
        Assert.Equal(a.Model.Fingerprint, right.Build(a.Example).OrThrow().Fingerprint);
    }

    [Property]
    public void Equal_descriptions_build_equal_models(LayerCase a)
    {
        var again = Notation.Parse<Layer>($"{a.Layer}").OrThrow();
        Assert.Equal(a.Layer, again);
        Assert.Equal(a.Layer.GetHashCode(), again.GetHashCode());
        var (one, two) = (a.Model, again.Build(a.Example).OrThrow());
        Assert.Equal(one, two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.Equal(one.Fingerprint, two.Fingerprint);
        Assert.Equal(one.Initial<double>(7), two.Initial<double>(7));
    }

    [Property]
    public void Names_of_parameters_are_unique_and_come_from_places(LayerCase a)
    {
        var names = a.Model.Parameters.Select(p => p.Variable).ToArray();
        Assert.Equal(names.Distinct(), names);
        Assert.All(names, name => Assert.Matches("^([A-Za-z0-9_:-]+/)*[A-Za-z0-9_:-]+\\.([a-z]+-)?(weight|bias)$", name));
        var initial = a.Model.Initial<double>(1);
        Assert.Equal(a.Model.Variables.Select(v => v.Variable).Order(StringComparer.Ordinal), initial.Names);
        Assert.Equal(a.Model.ParameterCount, names.Sum(name => initial[name].Length));
    }

    [Property]
    public void Branches_never_share(LayerCase a) =>
        Assert.Equal(Strangers(a).Count * 2, Parallel(Untied(a), Untied(a)).Build(a.Example).OrThrow().Parameters.Count);

    [Property]
    public bool A_repeated_layer_has_parameters_of_its_own_each_time(LayerCase a) =>
        a.Model.Output.Shape.Rank != a.Example.Rank + 1
        || Repeat(3, Untied(a) >> Dense(a.Example[^1].Extent, bias: false)).Build(a.Example).OrThrow().Parameters.Count == 3 * (Strangers(a).Count + 1);

    [Property]
    public void An_activation_more_does_not_rename_parameters(LayerCase a, int at)
    {
        var parts = a.Layer is ChainLayer chain ? chain.Layers.Items : [a.Layer];
        var more = ChainLayer.Of(parts.Insert((int)((uint)at % (parts.Length + 1)), Tanh)).Build(a.Example).OrThrow();
        Assert.Equal(a.Model.Parameters, more.Parameters);
        Assert.Equal(a.Model.Initial<double>(3), more.Initial<double>(3));
        Assert.NotEqual(a.Model.Fingerprint, more.Fingerprint);
    }

    [Property]
    public void A_model_is_a_function_of_input_and_parameters_of_the_inferred_type(LayerCase a, bool training)
    {
        var model = a.Model;
        var env = model.Initial<double>(5).With("x", Slopes.Random(Shape.Of(2).Concat(a.Example), 11)).With("key", ((Key)3).ToTensor());
        var y = (training ? model.Output : model.Prediction).Evaluate<double>(env).OrThrow();
        Assert.Equal(Shape.Of(2).Concat(model.Output.Shape[1..]), y.Shape);
        Assert.Equal(y, (training ? model.Output : model.Prediction).Evaluate<double>(env).OrThrow());
        Assert.DoesNotContain(Graph.Of(model.Prediction).Nodes, n => n.Op is DropoutOp);
        if (!training)
            Assert.Equal(y, model.Predict<double>(model.Initial<double>(5), env["x"]).OrThrow());
    }

    [Property]
    public void Examples_of_a_batch_do_not_see_each_other(LayerCase a)
    {
        var (model, x) = (a.Model, Slopes.Random(Shape.Of(3).Concat(a.Example), 2));
        var n = a.Example.Size;
        var all = model.Predict<double>(model.Initial<double>(5), x).OrThrow();
        for (var i = 0; i < 3; i++)
        {
            var one = model.Predict<double>(model.Initial<double>(5), Tensor.Of<double>(Shape.Of(1).Concat(a.Example), x.Span.Slice(i * n, n))).OrThrow();
            Assert.True(Slopes.Close(one.Span.ToArray(), all.Span.Slice(i * one.Length, one.Length).ToArray(), 1e-12));
        }
    }

    [Fact]
    public void Parameters_are_named_after_places()
    {
        var net = Dense(4) >> Relu >> Residual(Relu >> Dense(4) >> Repeat(2, Dense(4))) >> Parallel(Dense(2), Identity >> Dense(2)) >> Named("head", Dense(3) >> Dense(3, bias: false)) >> Shared("tied", Dense(3)) >> Concat(Dense(1), Named("one", Dense(1)));
        Assert.Equal(
            [
                "dense1.weight", "dense1.bias", "residual1/dense1.weight", "residual1/dense1.bias", "residual1/repeat1/1/dense1.weight", "residual1/repeat1/1/dense1.bias",
                "residual1/repeat1/2/dense1.weight", "residual1/repeat1/2/dense1.bias", "parallel1/1/dense1.weight", "parallel1/1/dense1.bias", "parallel1/2/dense1.weight", "parallel1/2/dense1.bias",
                "head/dense1.weight", "head/dense1.bias", "head/dense2.weight", "shared:tied/dense1.weight", "shared:tied/dense1.bias", "concat1/1/dense1.weight", "concat1/1/dense1.bias",
                "concat1/2/one/dense1.weight", "concat1/2/one/dense1.bias",
            ],
            net.Build([4]).OrThrow().Parameters.Select(p => p.Variable));
    }

    [Fact]
    public void Shared_layers_have_one_set_of_parameters_whose_gradient_is_the_sum_of_their_uses()
    {
        var body = Dense(3, offset: Initializers.Normal(1)) >> Tanh;
        var (tied, free) = ((Shared("a", body) >> Residual(Shared("a", body))).Build([3]).OrThrow(), (Named("first", body) >> Residual(Named("second", body))).Build([3]).OrThrow());
        Assert.Equal(["shared:a/dense1.weight", "shared:a/dense1.bias"], tied.Parameters.Select(p => p.Variable));
        var (parameters, x) = (tied.Initial<double>(9), ("x", (Tensor)Slopes.Random([2, 3], 4)));
        var same = Env.Of(free.Parameters.Select(p => (p.Variable, parameters[p.Variable.EndsWith("weight", StringComparison.Ordinal) ? "shared:a/dense1.weight" : "shared:a/dense1.bias"])));
        var (shared, separate) = (Gradients(tied, parameters.With([x])), Gradients(free, same.With([x])));
        Assert.Equal(tied.Output.Evaluate<double>(parameters.With([x])).OrThrow(), free.Output.Evaluate<double>(same.With([x])).OrThrow());
        foreach (var role in (string[])["weight", "bias"])
            Assert.True(Slopes.Close(
                [.. separate[$"first/dense1.{role}"].To<double>().Span.ToArray().Zip(separate[$"residual1/second/dense1.{role}"].To<double>().Span.ToArray(), (a, b) => a + b)],
                shared[$"shared:a/dense1.{role}"].To<double>().Span.ToArray(),
                1e-12));
    }

    [Fact]
    public void Dropouts_have_different_masks_wherever_they_stand()
    {
        var drop = Dropout(0.5);
        var net = drop >> drop >> Named("a", drop) >> Named("shared7", drop) >> Shared("s", drop) >> Residual(drop >> Shared("s", drop)) >> Repeat(2, drop) >> Repeat(2, Shared("s", drop)) >> Parallel(drop, drop, Shared("s", drop), Shared("s", drop)) >> Concat(drop, Identity >> drop);
        var masks = Graph.Of(net.Build([64]).OrThrow().Output).Nodes.Select(n => n.Op).OfType<DropoutOp>().ToArray();
        Assert.Equal(17, masks.Length);
        Assert.Equal(17, masks.DistinctBy(m => m.Place).Count());
        var ones = Graph.Of(masks.Select(m => m.Apply(Expr.Fill([64], 1), Place.Key))).Evaluate<double>(Env.Of(("key", ((Key)1).ToTensor()))).OrThrow();
        Assert.Equal(17, ones.Distinct().Count());
    }

    [Fact]
    public void A_name_that_looks_like_a_place_is_told_apart_or_an_error()
    {
        Assert.NotEmpty((Named("dense1", Dense(2)) >> Dense(2)).Build([2]).Errors());
        Assert.NotEmpty((Dense(2) >> Named("dense1", Dense(2))).Build([2]).Errors());
        Assert.NotEmpty((Named("a", Dense(2)) >> Named("a", Tanh)).Build([2]).Errors());
        Assert.NotEmpty((Shared("a", Dropout()) >> Named("shared1", Dropout())).Build([2]).Errors());
        Assert.Empty((Named("relu1", Dense(2)) >> Relu >> Relu >> Relu).Build([2]).Errors());
        Assert.Empty((Residual(Named("a", Dense(2))) >> Named("a", Dense(2))).Build([2]).Errors());
        Assert.Equal(
            "a: two layers of one name: expected different names in one chain, found 2 times 'a'. Rename one, or share parameters on purpose with shared.",
            Assert.Single((Named("a", Dense(2)) >> Named("a", Dense(2))).Build([2]).Errors()).Message);
    }

    [Fact]
    public void Identity_repeat_and_named_do_what_they_say()
    {
        var x = Slopes.Random([2, 3], 1);
        Assert.Equal(x, Identity.Build([3]).OrThrow().Predict<double>(Env.Empty, x).OrThrow());
        Assert.Equal(x, Repeat(0, Dense(7)).Build([3]).OrThrow().Predict<double>(Env.Empty, x).OrThrow());
        Assert.Equal(
            (Tanh >> Tanh >> Tanh).Build([3]).OrThrow().Fingerprint,
            Repeat(3, Tanh).Build([3]).OrThrow().Fingerprint);
        Assert.Equal(Named("a", Tanh).Build([3]).OrThrow().Fingerprint, Tanh.Build([3]).OrThrow().Fingerprint);
        Assert.NotEqual(Named("a", Dense(3)).Build([3]).OrThrow().Fingerprint, Dense(3).Build([3]).OrThrow().Fingerprint);
        Assert.Equal(Tensor.Of<double>([2, 6], [.. Enumerable.Range(0, 2).SelectMany(i => x.Span.Slice(i * 3, 3).ToArray().Concat(x.Span.Slice(i * 3, 3).ToArray()))]), Concat(Identity, Identity).Build([3]).OrThrow().Predict<double>(Env.Empty, x).OrThrow());
        Assert.Equal(x.Map(v => v + v), Parallel(Identity, Identity).Build([3]).OrThrow().Predict<double>(Env.Empty, x).OrThrow());
        Assert.Equal(x.Map(v => v + v), Residual(Identity).Build([3]).OrThrow().Predict<double>(Env.Empty, x).OrThrow());
        Assert.Equal([2, 6], Flatten.Build([3, 2]).OrThrow().Predict<double>(Env.Empty, Tensor.Fill([2, 3, 2], 1.0)).OrThrow().Shape);
    }

    [Fact]
    public void A_dense_layer_is_an_affine_map_of_the_last_axis()
    {
        var model = Dense(2, offset: Initializers.Constant(0.5)).Build([2, 3]).OrThrow();
        var env = Env.Of(("dense1.weight", Tensor.Of<double>([3, 2], 1, 2, 3, 4, 5, 6)), ("dense1.bias", Tensor.Vector(0.5, -0.5)));
        var x = Tensor.Of<double>([1, 2, 3], 1, 0, 0, 1, 1, -1);
        Assert.Equal(Tensor.Of<double>([1, 2, 2], 1.5, 1.5, -0.5, -0.5), model.Predict<double>(env, x).OrThrow());
        Assert.Equal(Tensor.Vector(0.5, 0.5), model.Initial<double>(1)["dense1.bias"]);
        Assert.Equal(["dense1.weight"], Dense(2, bias: false).Build([3]).OrThrow().Parameters.Select(p => p.Variable));
    }

    [Fact]
    public void An_index_is_a_type_of_example_too()
    {
        Assert.NotEmpty(Dense(3).Build(new TensorType([2], Kind.Index)).Errors());
        Assert.Empty(Flatten.Build(new TensorType([2, 3], Kind.Index)).Errors());
    }

    private static Env Gradients(Model model, Env env)
    {
        var variables = Graph.Of(model.Output).Values.Where(v => v.Op is ParamOp).ToImmutableArray();
        var gradients = Sum(Square(model.Output)).Gradient(variables);
        return Env.Of(variables.Zip(gradients, (v, g) => (((ParamOp)v.Op).Variable, (Tensor)g.Evaluate<double>(env).OrThrow())));
    }

    private static ValueList<ParamOp> Strangers(LayerCase a) => Untied(a).Build(a.Example).OrThrow().Parameters;

    /// <summary>The layer with nothing shared.</summary>
    private static Layer Untied(LayerCase a) => Untied(a.Layer);

    private static Layer Untied(Layer layer) => layer switch
    {
        ChainLayer chain => ChainLayer.Of(chain.Layers.Select(Untied)),
        ResidualLayer residual => Residual(Untied(residual.Body)),
        RepeatLayer repeat => Repeat(repeat.Times, Untied(repeat.Body)),
        NamedLayer named => Named(named.Name, Untied(named.Body)),
        SharedLayer shared => Parallel(Untied(shared.Body)),
        ParallelLayer parallel => Parallel([.. parallel.Branches.Select(Untied)]),
        ConcatLayer concat => Concat([.. concat.Branches.Select(Untied)]),
        _ => layer,
    };
}
