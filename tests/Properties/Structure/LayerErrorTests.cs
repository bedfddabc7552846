using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

public sealed class LayerErrorTests
{
    [Fact]
    public void Every_error_is_told_at_once_with_its_place()
    {
        var net = Dense(4)
            >> Residual(Dense(5))
            >> Parallel(Relu >> Residual(Dense(3)), Named("side", Dropout(1.5) >> Dense(4)), Repeat(2, Dense(-1)))
            >> Concat(Dense(4), Repeat(-1, Tanh))
            >> Dense(8)
            >> Residual(Tanh >> Named("2nd", Dense(8) >> Dropout(double.NaN)) >> Dense(2));
        Assert.Equal(
            [
                "residual1: residual: expected a body that keeps the shape [batch, 4], found [batch, 5]",
                "parallel1/1/residual1: residual: expected a body that keeps the shape [batch, 4], found [batch, 3]",
                "parallel1/2/side/dropout1: rate of dropout: expected from 0 to below 1, found 1.5",
                "parallel1/3/repeat1/1/dense1: units of dense: expected 1 or more, found -1",
            ],
            Errors(net, [3])[..4]);
    }

    [Fact]
    public void Checking_goes_on_where_the_result_is_known()
    {
        Assert.Equal(
            [
                "residual1/dropout1: rate of dropout: expected from 0 to below 1, found -1",
                "residual2: residual: expected a body that keeps the shape [batch, 3], found [batch, 4]",
                "named1/residual1: residual: expected a body that keeps the shape [batch, 3], found [batch, 2]",
                "named1: name of a layer: expected a letter, then letters, digits, - or _, found \"\"",
                "parallel1/1/a: two layers of one name: expected different names in one chain, found 2 times 'a'. Rename one, or share parameters on purpose with shared.",
                "parallel1: parallel: expected branches of one shape, found [batch, 1] and [batch, 2]",
            ],
            Errors(
                Residual(Dropout(-1) >> Dense(5)) >> Residual(Dense(4)) >> Named("", Residual(Dense(2))) >> Parallel(Named("a", Dense(3)) >> Named("a", Dense(1)), Dense(2)),
                [3]));
    }

    [Fact]
    public void What_follows_from_an_error_is_not_told()
    {
        Assert.Single(Errors(Dense(0) >> Residual(Dense(4)) >> Dense(2), [3]));
        Assert.Single(Errors(Residual(Dense(5)) >> Residual(Dense(3)), [3]));
        Assert.Single(Errors(Parallel(Dense(0), Dense(7)) >> Residual(Dense(7)), [3]));
        Assert.Single(Errors(Parallel(Residual(Dense(9)), Dense(3)) >> Residual(Dense(3)), [3]));
        Assert.Single(Errors(Repeat(100, Residual(Dense(5)) >> Tanh) >> Residual(Dense(3)), [3]));
        Assert.Single(Errors(Repeat(2, Residual(Dense(5)) >> Dense(4)) >> Residual(Dense(3)), [3]));
        Assert.Single(Errors(Shared("a b", Dense(4)) >> Residual(Dense(4)), [3]));
        Assert.Equal(2, Errors(Concat(Residual(Dense(5)), Dense(2)) >> Residual(Dense(4)) >> Residual(Dense(5)), [3]).Length);
    }

    [Property]
    public Property Three_errors_in_three_branches_are_three_errors() => Prop.ForAll(
        Gen.Shuffle(Bad).Select(bad => bad.Take(3).ToArray()).ToArbitrary(),
        Gen.Elements<Func<Layer, Layer>>(b => b, b => Named("inner", b), b => Shared("tied", b), b => Repeat(2, b), b => Tanh >> b >> Tanh).ArrayOf(3).ToArbitrary(),
        (bad, wraps) =>
        {
            var errors = Errors(Concat(Named("one", wraps[0](bad[0].Layer)), Named("two", wraps[1](bad[1].Layer)), Named("three", wraps[2](bad[2].Layer))), [3]);
            Assert.Equal(3, errors.Length);
            Assert.StartsWith("concat1/1/one", errors[0], StringComparison.Ordinal);
            Assert.StartsWith("concat1/2/two", errors[1], StringComparison.Ordinal);
            Assert.StartsWith("concat1/3/three", errors[2], StringComparison.Ordinal);
            Assert.All(bad.Zip(errors, (b, e) => (b.What, e)), p => Assert.Contains(p.What, p.e, StringComparison.Ordinal));
        });

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Attributes_that_make_no_sense_are_errors_of_building(Layer layer, string error)
    {
        Assert.Equal(error, Assert.Single(Errors(layer, [3])));
        Assert.Equal($"residual1/{error}", Errors(Residual(layer), [3])[0]);
    }

    public static TheoryData<Layer, string> Attributes => new()
    {
        { Dense(0), "dense1: units of dense: expected 1 or more, found 0" },
        { Dense(-3), "dense1: units of dense: expected 1 or more, found -3" },
        { Dense(int.MinValue), "dense1: units of dense: expected 1 or more, found -2147483648" },
        { Dense(2_000_000_000), "dense1: param: too large: expected at most 2147483591 elements, found [3, 2000000000]" },
        { Dense(2_147_483_000, bias: false), "dense1: param: too large: expected at most 2147483591 elements, found [3, 2147483000]" },
        { Dropout(1), "dropout1: rate of dropout: expected from 0 to below 1, found 1" },
        { Dropout(double.NaN), "dropout1: rate of dropout: expected from 0 to below 1, found NaN" },
        { Dropout(-double.Epsilon), "dropout1: rate of dropout: expected from 0 to below 1, found -5E-324" },
        { Dropout(double.PositiveInfinity), "dropout1: rate of dropout: expected from 0 to below 1, found Infinity" },
        { Repeat(-1, Tanh), "repeat1: times of repeat: expected from 0 to 1000000, found -1" },
        { Repeat(2_000_000_000, Tanh), "repeat1: times of repeat: expected from 0 to 1000000, found 2000000000" },
        { Dense(2, weight: Initializers.Normal(double.NaN)), "dense1: standard-deviation of normal: expected 0 or more, found NaN" },
        { Dense(2, offset: Initializers.Constant(double.NegativeInfinity)), "dense1: initialiser of a parameter: expected finite numbers, found constant -Infinity" },
        { Dense(2, offset: Initializers.Uniform(0, double.PositiveInfinity)), "dense1: high of uniform: expected a finite number, found Infinity" },
        { Dense(2, weight: Initializers.Orthogonal(double.NaN)), "dense1: gain of orthogonal: expected 0 or more, found NaN" },
        { LeakyRelu(double.NaN), "leaky-relu1: slope of leaky-relu: expected a finite number, found NaN" },
        { Swish(double.PositiveInfinity), "swish1: beta of swish: expected a finite number, found Infinity" },
        { HardTanh(double.NaN), "hard-tanh1: min of hard-tanh: expected a number, found NaN" },
        { Parallel(), "parallel1: branches: expected one or more, found none" },
        { Concat(), "concat1: branches: expected one or more, found none" },
        { Named("", Tanh), "named1: name of a layer: expected a letter, then letters, digits, - or _, found \"\"" },
        { Named("a/b", Tanh), "named1: name of a layer: expected a letter, then letters, digits, - or _, found \"a/b\"" },
        { Named("a\n\"b", Tanh), "named1: name of a layer: expected a letter, then letters, digits, - or _, found \"a\\u000a\\\"b\"" },
        { Named("größe", Tanh), "named1: name of a layer: expected a letter, then letters, digits, - or _, found \"größe\"" },
        { Shared("1", Tanh), "shared1: name of a layer: expected a letter, then letters, digits, - or _, found \"1\"" },
        { Concat(Dense(500_000_000, bias: false), Dense(500_000_000, bias: false), Dense(500_000_000, bias: false), Dense(500_000_000, bias: false), Dense(500_000_000, bias: false)), "concat1: extent: expected 0 to 2147483591, found 2500000000" },
        { new HandWrittenLayer(2), "hand-written1: add: shapes do not broadcast: expected equal extents, or 1, counted from the last axis, found [batch, 3] and [2]" },
    };

    [Fact]
    public void Huge_sizes_are_an_error_and_nothing_is_allocated()
    {
        Assert.Contains("too large", Assert.Single(Errors(Tanh, [50_000, 50_000])), StringComparison.Ordinal);
        Assert.Contains("too large", Assert.Single(Errors(Dense(50_000), [50_000])), StringComparison.Ordinal);
        Assert.Contains("too large", Assert.Single(Errors(Flatten >> Dense(50_000), [500, 500])), StringComparison.Ordinal);
        Assert.Contains("too large", Assert.Single(Errors(Dense(50_000), [50_000, 1])), StringComparison.Ordinal);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(2_000_000_000L * 2, Dense(2_000_000_000).Build([1]).OrThrow().ParameterCount);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Property]
    public Property Building_any_layer_whatever_is_a_model_or_errors_with_places() => Prop.ForAll(
        Arb.From(LayerGenerators.AnyAtAll, LayerGenerators.Shrink),
        Gen.Elements<Shape>([3], [2, 2], [], [0], [Dim.Symbolic("time"), 2], [Dim.Batch], [1, 1, 1]).ToArbitrary(),
        (layer, example) => layer.Build(example).Match(
            Succ: model => model.ParameterCount >= 0 && model.Fingerprint == layer.Build(example).OrThrow().Fingerprint,
            Fail: errors => errors.All(e => e is ShapeError { Where.Length: > 0, Expected.Length: > 0, Found.Length: > 0 }) && errors.Count > 0));

    [Property]
    public Property Piping_through_any_layer_is_a_value_or_a_ShapeException() => Prop.ForAll(Arb.From(LayerGenerators.AnyAtAll, LayerGenerators.Shrink), layer =>
    {
        try
        {
            return (Expr.Fill([2, 3], 1) | layer).Kind is Kind.Real;
        }
        catch (ShapeException e)
        {
            return !e.Errors.IsEmpty;
        }
    });

    [Fact]
    public void An_expression_is_piped_through_layers_without_parameters_and_randomness_only()
    {
        var x = Functions.Input("x", [2, 3]);
        Assert.Contains("layer outside of a model", Assert.Throws<ShapeException>(() => x | Dense(3)).Message, StringComparison.Ordinal);
        Assert.Contains("layer outside of a model", Assert.Throws<ShapeException>(() => x | Residual(Tanh >> Named("a", Dense(3)))).Message, StringComparison.Ordinal);
        Assert.Contains("layer outside of a model", Assert.Throws<ShapeException>(() => x | Dropout()).Message, StringComparison.Ordinal);
        Assert.Equal(x + (x | Tanh), x | Residual(Tanh));
    }

    [Fact]
    public void Layers_inside_of_each_other_beyond_the_stack_are_an_error() => SmallStack.Run(() =>
    {
        var deep = Enumerable.Range(0, 20_000).Aggregate(Tanh, (body, _) => Residual(body));
        Assert.StartsWith("residual1/residual1/", Assert.Single(deep.Build([3]).Errors()).Where, StringComparison.Ordinal);
    });

    [Fact]
    public void Sharing_under_one_name_what_is_not_the_same_is_an_error()
    {
        Assert.Contains("shared:a/dense1.weight", Assert.Single(Errors(Shared("a", Dense(3, bias: false)) >> Shared("a", Dense(4, bias: false)), [3])), StringComparison.Ordinal);
        Assert.Equal(2, Errors(Shared("a", Dense(3)) >> Dense(2) >> Shared("a", Dense(3, offset: Initializers.He)), [3]).Length);
        Assert.Single(Errors(Shared("a", Dense(3, weight: Initializers.He)) >> Shared("a", Dense(3)), [3]));
    }

    private static (Layer Layer, string What)[] Bad =>
    [
        (Dense(0), "1 or more"), (Dropout(2), "from 0 to below 1"), (Residual(Dense(8)), "a body that keeps the shape"), (Concat(), "one or more"),
        (Parallel(Dense(1), Dense(2)), "branches of one shape"), (Named("?", Tanh), "a letter"), (Dense(2_000_000_000), "at most"), (Repeat(-2, Dense(3)), "from 0 to 1000000"),
    ];

    private static string[] Errors(Layer layer, Shape example) => [.. layer.Build(example).Errors().Select(e => e.Message)];
}
