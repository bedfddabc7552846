using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(LayerGenerators)])]
public sealed class InitializerTests
{
    private const int Draws = 100_000;

    public static TheoryData<Initializer, double, double, bool> Formulas => new()
    {
        { Initializers.Constant(0.75), 0.75, 0, true },
        { Initializers.Normal(2, -1), -1, 4, false },
        { Initializers.Normal(), 0, 1e-4, false },
        { Initializers.Uniform(-1, 3), 1, 16 / 12.0, true },
        { Initializers.Uniform(), 0, 0.01 / 12, true },
        { Initializers.Glorot, 0, 2.0 / 400, true },
        { Initializers.GlorotNormal, 0, 2.0 / 400, false },
        { Initializers.He, 0, 2.0 / 300, true },
        { Initializers.HeNormal, 0, 2.0 / 300, false },
        { Initializers.LeCun, 0, 1.0 / 300, true },
        { Initializers.LeCunNormal, 0, 1.0 / 300, false },
        { Initializers.Scaled(2, FanMode.Out, uniform: true), 0, 4.0 / 100, true },
        { Initializers.Scaled(0.5, FanMode.Average), 0, 0.25 / 200, false },
    };

    [Fact]
    public void Every_initialiser_has_its_formula_here() => Assert.Equal(
        Vocabulary.Of(typeof(Initializer), typeof(Initializer).Assembly).Names,
        Formulas.Select(row => Term.HeadOf(row.Data.Item1.GetType())).Append("orthogonal").Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Draws_have_the_mean_variance_and_tails_of_the_formula(Initializer initializer, double mean, double variance, bool bounded)
    {
        var draws = initializer.Draw<double>(7, [Draws / 10, 10], new(300, 100)).Span.ToArray();
        var deviation = Math.Sqrt(variance);
        Assert.InRange(draws.Average(), mean - (5 * deviation / Math.Sqrt(Draws)), mean + (5 * deviation / Math.Sqrt(Draws)));
        Assert.InRange(draws.Average(x => Math.Pow(x - mean, 2)), variance * 0.97, variance * 1.03);
        Assert.InRange(draws.Average(x => Math.Pow(x - mean, 3)), -0.1 * Math.Pow(deviation, 3), 0.1 * Math.Pow(deviation, 3));
        var furthest = draws.Max(x => Math.Abs(x - mean));
        Assert.True(bounded ? furthest <= Math.Sqrt(3) * deviation * (1 + 1e-12) : furthest > 3.5 * deviation && furthest < 6.5 * deviation, $"{furthest / deviation} deviations");
        Assert.All(draws, x => Assert.True(double.IsFinite(x)));
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(4, 2)]
    [InlineData(2, 4)]
    public void Orthogonal_draws_prefer_no_direction(int rows, int columns)
    {
        const int Keys = 400;
        var draws = Enumerable.Range(0, Keys).Select(seed => Initializers.Orthogonal(1).Draw<double>(seed, [rows, columns], default)).ToArray();
        Assert.All(Enumerable.Range(0, Math.Min(rows, columns)), i => Assert.InRange(Math.Abs(draws.Average(w => w[i, i])), 0, 5 / Math.Sqrt(Keys * Math.Max(rows, columns))));
    }

    [Property]
    public void Orthogonal_rows_or_columns_have_length_gain(byte rows, byte columns, int seed)
    {
        var (m, n) = (1 + (rows % 8), 1 + (columns % 8));
        var w = Initializers.Orthogonal(1.5).Draw<double>(seed, [m, n], default);
        for (var a = 0; a < Math.Min(m, n); a++)
            for (var b = 0; b < Math.Min(m, n); b++)
                Assert.Equal(a == b ? 2.25 : 0, Enumerable.Range(0, Math.Max(m, n)).Sum(k => m >= n ? w[k, a] * w[k, b] : w[a, k] * w[b, k]), 1e-12);
    }

    /// <summary>Of convolutions, which count windows too: see <see cref="ConvolutionTests"/>.</summary>
    [Property]
    public void The_fans_are_those_of_a_dense_layer(LayerCase a) => Assert.All(a.Model.Parameters.Where(p => p.Variable.Contains("dense", StringComparison.Ordinal)), p =>
    {
        Assert.Equal(p.Type.Shape[^1].Extent, p.Fans.Out);
        Assert.True(p.Type.Shape.Rank == 1 || p.Fans.In == p.Type.Shape[0].Extent);
    });

    [Property]
    public bool One_name_and_key_is_one_draw_whatever_else_there_is(Initializer initializer, int seed, byte n)
    {
        var (key, shape, fans) = ((Key)seed, Shape.Of(n, 2), new Fans(n + 1, 2));
        var drawn = initializer.Draw<double>(key, shape, fans);
        return drawn.Equals(initializer.Draw<double>(key, shape, fans))
            && Enumerable.Range(0, drawn.Length).Reverse().All(i => initializer is not ElementwiseInitializer each || drawn.Span[i].Equals(each.Element(key, i, fans)))
            && initializer.Draw<float>(key, shape, fans).Equals(drawn.To<float>());
    }

    [Property]
    public void Parameters_start_by_their_own_names_alone(LayerCase a, int seed)
    {
        var more = (a.Layer >> Named("more", Dense(3))).Build(a.Example).OrThrow();
        var (few, many) = (a.Model.Initial<double>(seed), more.Initial<double>(seed));
        Assert.All(few, p => Assert.Equal(p.Value, many[p.Key]));
        Assert.Equal(a.Model.Variables.Count + 2, many.Count);
        Assert.All(a.Model.Parameters, p => Assert.Equal(few[p.Variable], p.Initial<double>(seed)));
    }

    [Fact]
    public void Parameters_of_different_names_or_keys_start_differently()
    {
        var model = (Dense(8) >> Dense(8) >> Repeat(2, Dense(8))).Build([8]).OrThrow();
        var weights = model.Initial<double>(1).Concat(model.Initial<double>(2)).Where(p => p.Key.EndsWith("weight", StringComparison.Ordinal)).Select(p => p.Value).ToArray();
        Assert.Equal(8, weights.Distinct().Count());
    }

    [Theory]
    [InlineData(1, -1, "high of uniform: expected 1 or more, as low is, found -1")]
    [InlineData(double.NaN, 1, "low of uniform: expected a finite number, found NaN")]
    [InlineData(0, double.NaN, "high of uniform: expected a finite number, found NaN")]
    [InlineData(0, double.PositiveInfinity, "high of uniform: expected a finite number, found Infinity")]
    [InlineData(-1.5e308, 1.5e308, "initialiser of a parameter: expected finite numbers, found uniform low=-1.5E+308 high=1.5E+308")]
    public void Ends_of_an_interval_that_is_none_are_an_error_where_it_is_used(double low, double high, string error)
    {
        Assert.Equal(error, Assert.Throws<ShapeException>(() => Functions.Param("w", [3], Initializers.Uniform(low, high))).Message);
        Assert.Equal($"dense1: {error}", Assert.Single(Dense(2, weight: Initializers.Uniform(low, high)).Build([3]).Errors()).Message);
        Assert.Equal($"dense1: {error}", Assert.Single(Dense(2, offset: Initializers.Uniform(low, high)).Build([3]).Errors()).Message);
    }

    [Fact]
    public void An_interval_may_be_one_number() =>
        Assert.All(Functions.Param("w", [3], Initializers.Uniform(2, 2)).Op is ParamOp w ? w.Initial<double>(1).Span.ToArray() : [], x => Assert.Equal(2, x));

    [Property]
    public bool A_parameter_without_elements_has_an_initialiser(Initializer initializer) => Functions.Param("w", [0, 0], initializer).Shape == [0, 0];

    [Fact]
    public void Fans_may_be_huge_or_nothing()
    {
        Assert.True(double.IsFinite(((ElementwiseInitializer)Initializers.Glorot).Element(1, 0, new(int.MaxValue, int.MaxValue))));
        Assert.True(double.IsFinite(((ElementwiseInitializer)Initializers.GlorotNormal).Element(1, 0, new(int.MaxValue, int.MaxValue))));
        var model = Dense(3, weight: Initializers.He, offset: Initializers.He).Build([0]).OrThrow();
        Assert.All(model.Initial<double>(1)["dense1.bias"].To<double>().Span.ToArray(), b => Assert.True(double.IsFinite(b)));
        Assert.Equal([2, 3], model.Predict<double>(model.Initial<double>(1), Tensor.Fill([2, 0], 1.0)).OrThrow().Shape);
    }
}
